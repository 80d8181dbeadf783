/*
 * First script of the one-file edition. The page carries every file as text (base64, mostly gzip); this turns them into
 * addresses that work without a server, then starts the app. The build asks for a file by
 * globalThis.__atlasAsset(name), in place of the address it would have on a server (vite.config.ts).
 */
(async () => {
  const packed = new Map();
  for (const element of document.querySelectorAll('script[data-asset]')) packed.set(element.dataset.asset, element);

  /** @param {HTMLScriptElement} element @returns {Promise<Response>} */
  async function unpack(element) {
    const response = await fetch(`data:application/octet-stream;base64,${element.textContent}`);
    const stream = 'gzip' in element.dataset ? response.body.pipeThrough(new DecompressionStream('gzip')) : response.body;
    return new Response(stream);
  }

  /** @param {Blob} blob @param {string} type @returns {Promise<string>} */
  function dataAddress(blob, type) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(new Blob([blob], { type }));
    });
  }

  // Everything becomes a data: address. From a page on disk a worker may not fetch a blob:, and Chromium starts no module
  // worker from one.
  const addresses = new Map();
  const workers = new Map();
  let entry = '';
  await Promise.all(
    [...packed].map(async ([name, element]) => {
      const { kind, mime } = element.dataset;
      if (kind === 'entry') entry = await (await unpack(element)).text();
      else if (kind === 'worker') workers.set(name, await (await unpack(element)).text());
      else if ('gzip' in element.dataset) addresses.set(name, await dataAddress(await (await unpack(element)).blob(), mime));
      else addresses.set(name, `data:${mime};base64,${element.textContent}`);
      element.remove();
    }),
  );

  /** @param {string} name @returns {string} */
  function addressOf(name) {
    const address = addresses.get(name);
    if (address === undefined) throw new RangeError(`no packed file ${name}`);
    return address;
  }

  // A worker has its own global object. It gets no address along: one holds a whole file, Chromium starts no worker from an
  // address of more than 2 MB, and whoever asks a worker for something that needs a file says where it is.
  const stub = 'globalThis.__atlasAsset=(name)=>{throw new RangeError(name)};\n';
  for (const [name, source] of workers) addresses.set(name, await dataAddress(new Blob([stub, source]), 'text/javascript'));
  globalThis.__atlasAsset = addressOf;
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = entry;
  document.body.append(script);
})().catch((error) => {
  document.documentElement.dataset.atlas = 'error';
  const message = document.createElement('p');
  message.className = 'boot-message';
  message.textContent = `页面文件不完整,请重新复制。 This file is damaged; copy it again. (${error})`;
  document.getElementById('root').replaceChildren(message);
});
