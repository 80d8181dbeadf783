/** What stands beside the build in the zip: how to put it on a server. Chinese first, for the person who installs it. */
export function instructions(version: string, contentSecurityPolicy: string): string {
  const lines = `党建一张图 Dangjian Atlas ${version}

【部署】
1. 把本目录(dangjian-atlas)整个复制到任意静态网页服务器(nginx、Apache、IIS 等)的网站目录下,放在根目录或子目录均可。
2. 用浏览器打开该地址。不需要数据库,不需要外网;数据只在打开网页的这台电脑上处理,不上传。
3. 最低浏览器版本:Chrome / Edge 109、Firefox 115(含同等内核的国产浏览器极速模式)。
4. 服务器须把 .wasm 标为 application/wasm,并支持 Range 请求(nginx 默认支持)。
5. 建议使用 https:普通 http 下浏览器不提供部分存储功能,程序会说明并改用其他方式保存。
不便部署时,用单文件版 dangjian-atlas.html,双击即可打开。

[Deployment]
1. Copy this folder (dangjian-atlas) to any static web server (nginx, Apache, IIS), at its root or in a folder.
2. Open the address in a browser. No database and no internet access are needed; data stays on the computer that opens the page.
3. Oldest browsers: Chrome or Edge 109, Firefox 115.
4. The server must send .wasm as application/wasm and answer Range requests (nginx does).
5. Prefer https: over plain http browsers withhold some storage; the app says so and keeps data another way.
Without a server, use the one-file edition dangjian-atlas.html and open it by double-click.

【nginx 示例 / nginx example】
server {
  listen 80;
  root /srv/dangjian-atlas;
  include mime.types;
  types { application/wasm wasm; application/vnd.apache.parquet parquet; application/vnd.apache.arrow.stream arrow; }
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/wasm image/svg+xml;
  # nginx 的 add_header 不会继承到自带 add_header 的 location,因此每处都要写全。
  # add_header is not inherited by a location that has one of its own, so each names all.
  location / {
    add_header Cache-Control "no-cache";
    add_header X-Content-Type-Options "nosniff";
    add_header Referrer-Policy "no-referrer";
    add_header Content-Security-Policy "${contentSecurityPolicy}";
  }
  location /assets/ {
    add_header Cache-Control "public, max-age=31536000, immutable";
    add_header X-Content-Type-Options "nosniff";
    add_header Referrer-Policy "no-referrer";
    add_header Content-Security-Policy "${contentSecurityPolicy}";
  }
}

如需连接其他服务器(自有瓦片、数据地址等),在 connect-src(图片瓦片另加 img-src)后加上该地址。
To reach another server (tiles, data), add its address to connect-src, and to img-src for image tiles.
`;
  // Notepad of older Windows needs the mark and CRLF.
  return `\uFEFF${lines.replaceAll('\n', '\r\n')}`;
}
