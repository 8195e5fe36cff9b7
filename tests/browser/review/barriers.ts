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

/** Waits until nothing in an element moves or fades any more: colours on their way from one to another are none that axe could judge. */
export async function atRest(element: HTMLElement): Promise<void> {
  const moving = () =>
    element.getAnimations({ subtree: true }).filter(({ playState, effect }) => {
      // What turns without end, such as a sign that something loads, never rests.
      return playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime)
    })
  await twoFrames()
  for (let left = moving(); left.length > 0; left = moving()) {
    await Promise.all(left.map(({ finished }) => finished.catch(() => undefined)))
    await twoFrames()
  }
}

/** What was changed is rendered, and what follows from that as well. */
export async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

/**
 * Lets whatever hostile evidence has begun come to its end: a picture that can't be loaded, a request and a timer that are begun only
 * now have been answered, so those that the evidence began before have been too.
 */
export async function attacksEnded(): Promise<void> {
  const picture = new Image()
  const failed = new Promise((resolve) => {
    picture.onerror = resolve
    picture.onload = resolve
  })
  picture.src = `/no-such-picture?${crypto.randomUUID()}`
  await Promise.all([failed, fetch(`/no-such-file?${crypto.randomUUID()}`), new Promise((resolve) => setTimeout(resolve))])
  await twoFrames()
}
