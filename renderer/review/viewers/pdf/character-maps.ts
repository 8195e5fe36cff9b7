/**
 * Adobe's character maps, for documents in East Asian scripts that don't bring their own. One module, because many maps refer
 * to others, and 168 small files would be more than the rest of the workbench.
 */
export const CHARACTER_MAPS = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
  eager: true,
})
