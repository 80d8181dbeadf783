/*
 * Runs before everything else, in the words of 2010, so that an old browser gets a sentence and not
 * a white page. It asks for features, never for names. The floor is stated in vite.config.ts.
 */
(function () {
  'use strict';
  var root = document.documentElement;

  function hasModuleWorkers() {
    var asked = false;
    var options = {};
    Object.defineProperty(options, 'type', {
      get: function () {
        asked = true;
        return 'module';
      },
    });
    try {
      var url = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
      new Worker(url, options).terminate();
      URL.revokeObjectURL(url);
    } catch (error) {
      return false;
    }
    return asked;
  }

  function missingFeatures() {
    var missing = [];
    if (!('noModule' in document.createElement('script'))) missing.push('ES modules');
    if (typeof WebAssembly !== 'object') missing.push('WebAssembly');
    else if (typeof WebAssembly.Tag !== 'function') missing.push('WebAssembly exceptions');
    if (typeof BigInt !== 'function' || typeof BigInt64Array !== 'function') missing.push('BigInt');
    if (typeof Promise !== 'function' || typeof fetch !== 'function') missing.push('fetch');
    if (typeof ReadableStream !== 'function' || typeof TextDecoder !== 'function') missing.push('streams');
    if (typeof Object.hasOwn !== 'function' || !Array.prototype.at || !Array.prototype.findLast) missing.push('ES2022');
    if (typeof structuredClone !== 'function') missing.push('structuredClone');
    if (typeof ResizeObserver !== 'function') missing.push('ResizeObserver');
    if (typeof AbortSignal !== 'function' || typeof AbortSignal.timeout !== 'function') missing.push('AbortSignal.timeout');
    if (typeof CSSLayerBlockRule !== 'function') missing.push('CSS @layer');
    if (typeof CSSContainerRule !== 'function') missing.push('CSS @container');
    if (typeof Worker !== 'function' || !hasModuleWorkers()) missing.push('module workers');
    return missing;
  }

  function paragraph(text, className) {
    var element = document.createElement('p');
    if (className) element.className = className;
    element.appendChild(document.createTextNode(text));
    return element;
  }

  function show(lines, details) {
    root.setAttribute('data-atlas', 'error');
    var box = document.createElement('div');
    box.className = 'boot-message';
    box.setAttribute('role', 'alert');
    for (var i = 0; i < lines.length; i += 1) box.appendChild(paragraph(lines[i]));
    box.appendChild(paragraph(details, 'boot-details'));
    var target = document.getElementById('root') || document.body;
    while (target.firstChild) target.removeChild(target.firstChild);
    target.appendChild(box);
  }

  function whenParsed(action) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', action);
    else action();
  }

  /* A policy added now holds for every script that follows, so the app does not start over the message. */
  function stopScripts() {
    var policy = document.createElement('meta');
    policy.setAttribute('http-equiv', 'Content-Security-Policy');
    policy.setAttribute('content', "script-src 'none'");
    document.head.appendChild(policy);
  }

  var missing = missingFeatures();
  if (missing.length > 0) {
    stopScripts();
    whenParsed(function () {
      show(
        [
          '此浏览器版本过旧,无法运行党建一张图。请使用 Chrome / Edge 109 或 Firefox 115 及以上版本(含同等版本的国产浏览器,极速模式)。',
          'This browser is too old to run Dangjian Atlas. Use Chrome or Edge 109, Firefox 115, or later.',
        ],
        '缺少 / missing: ' + missing.join(', '),
      );
    });
    return;
  }

  // A script that never arrives leaves the skeleton standing for ever; say so instead.
  window.addEventListener(
    'error',
    function (event) {
      var target = event.target;
      if (!target || target.tagName !== 'SCRIPT' || root.getAttribute('data-atlas') !== 'loading') return;
      whenParsed(function () {
        show(
          [
            '程序文件未能加载。请通过网页服务器打开(npm start),或使用单文件版 dangjian-atlas.html。',
            'A program file did not load. Open the app through a web server (npm start), or use the one-file edition dangjian-atlas.html.',
          ],
          String(target.src || ''),
        );
      });
    },
    true,
  );
})();
