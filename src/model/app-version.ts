/** As in package.json; written into files, so that a person can say what wrote them. */
export const APP_VERSION = '0.1.0';
