import axe from 'axe-core'

/** What keeps people out of an element, as axe-core finds it: each rule with the elements that break it. Empty where nothing does. */
export async function barriersIn(element: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** Shows the page in the other colour scheme until the returned function is called. */
export function inDark(): () => void {
  const root = document.documentElement
  const before = root.getAttribute('data-mantine-color-scheme') ?? 'light'
  root.setAttribute('data-mantine-color-scheme', 'dark')
  return () => root.setAttribute('data-mantine-color-scheme', before)
}
