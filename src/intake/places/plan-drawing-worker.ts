// Takes messages as soon as it runs. The build for older browsers, as everything here.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
