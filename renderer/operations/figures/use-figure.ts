import { useEffect, useRef } from 'react'
import { type Figure, type FigureAnswers, type FigureQuestion, type FigureStore, useStore, useStoreQuery } from '../../store'

/** How often is asked what somebody looks at, whatever happens. */
const ASK_EVERY_MS = 60_000
/**
 * After an answer it isn't asked for so long, whatever news there is: what I did is to be seen soon, and where there are thousands of changes an
 * hour the hub isn't asked for each.
 */
const CALM_MS = { mine: 1_000, feed: 30_000 }

/** A figure as it is known, asked for while it is shown; undefined until the store has been read, and where nothing is asked. */
export function useFigure<Question extends FigureQuestion>(
  question: Question | null,
): Figure<FigureAnswers[Question['about']]> | undefined {
  const name = JSON.stringify(question)
  const read = useStoreQuery(
    async ({ figures }) => ({ name, figure: question === null ? undefined : await figures.look(question) }),
    [name],
  )
  // The answer to another question must not be taken for this one's.
  const figure = read?.name === name ? read.figure : undefined
  useAsked(question, figure)
  return figure
}

/** Has a question asked while this is shown: at once, every minute, and some time after there was news. */
export function useAsked(
  question: FigureQuestion | null,
  figure: Pick<Figure<unknown>, 'news' | 'answeredAtMs'> | undefined,
): void {
  const { figures } = useStore()
  const name = question === null ? null : JSON.stringify(question)
  const asked = useRef(question)
  asked.current = question
  useEffect(() => {
    const looked = asked.current
    if (name === null || looked === null) return
    const ask = () => {
      // A window that nobody sees asks nothing.
      if (document.visibilityState !== 'hidden') void figures.ask(looked).catch(complain)
    }
    const stop = lookAt(name, figures, looked)
    ask()
    const timer = setInterval(ask, ASK_EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      stop()
    }
  }, [figures, name])
  const { news = null, answeredAtMs = null } = figure ?? {}
  useEffect(() => {
    if (news === null || answeredAtMs === null || name === null) return
    const wait = Math.min(CALM_MS[news], Math.max(0, answeredAtMs + CALM_MS[news] - Date.now()))
    const timer = setTimeout(() => {
      if (asked.current && document.visibilityState !== 'hidden') void figures.ask(asked.current).catch(complain)
    }, wait)
    return () => clearTimeout(timer)
  }, [figures, name, news, answeredAtMs])
}

/** How many parts of the page show an answer to each question: it is left when the last of them goes. */
const lookers = new Map<string, number>()

function lookAt(name: string, figures: FigureStore, question: FigureQuestion): () => void {
  lookers.set(name, (lookers.get(name) ?? 0) + 1)
  return () => {
    const left = (lookers.get(name) ?? 1) - 1
    if (left > 0) lookers.set(name, left)
    else {
      lookers.delete(name)
      void figures.leave(question).catch(complain)
    }
  }
}

/** A store that was closed under it has nothing to tell any more. */
function complain(error: unknown): void {
  console.warn('a question about figures was not kept', error)
}
