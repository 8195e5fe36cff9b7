/**
 * Stands in for pdf.js's own translations, which it would load over the network. What assistive technology needs on a page
 * is set by the session, in the workbench's language.
 */
export const SILENT_L10N = {
  getLanguage: () => document.documentElement.lang,
  getDirection: () => document.documentElement.dir || 'ltr',
  get: async () => '',
  translate: async () => {},
  translateOnce: async () => {},
  destroy: async () => {},
  pause: () => {},
  resume: () => {},
}
