/** What a piece of code is, as far as it has a colour of its own; the highlighter sends indices, styles name them. */
export const TOKEN_KINDS = [
  'plain',
  'keyword',
  'string',
  'comment',
  'constant',
  'function',
  'parameter',
  'punctuation',
  'link',
  'inserted',
  'deleted',
] as const
