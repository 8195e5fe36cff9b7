/** What stands before a name and is none, in the languages of the interface. */
const TITLE = /^(dr|prof|professor|professorin|mr|mrs|ms|mx|miss|sir|dame|herr|frau|med|phil|dipl|ing)\.?$/iu

/** The first letters of the first and the last word of a name without its titles, such as `MO` for `Dr Mara Okafor`; `?` where there are none. */
export function initialsOf(name: string): string {
  const [first, ...rest] = wordsOfName(name)
  const letters = [first, rest.at(-1)].map((word) => Array.from(word ?? '')[0] ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}

/** The words of a name without its titles; all of them where it has no others. */
export function wordsOfName(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => word !== '' && !/^\p{P}/u.test(word))
  const named = words.filter((word) => !TITLE.test(word))
  return named.length > 0 ? named : words
}
