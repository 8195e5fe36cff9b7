/** What a Word file can hold that reading it as text leaves out. */
export type LeftOut = 'formulas' | 'charts' | 'comments' | 'changes' | 'headers'

const SIGNS: readonly [LeftOut, RegExp][] = [
  ['formulas', /<m:oMath[ >]/],
  ['charts', /<(?:c:chart|dgm:relIds)[ />]/],
  ['comments', /<w:commentReference[ />]/],
  ['changes', /<w:(?:del|moveFrom)[ >]/],
  ['headers', /<w:(?:header|footer)Reference[ />]/],
]

/** Which of these a document's body has. @param body the text of `word/document.xml`. */
export function findLeftOut(body: string): LeftOut[] {
  return SIGNS.filter(([, sign]) => sign.test(body)).map(([kind]) => kind)
}
