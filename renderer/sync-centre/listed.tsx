import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../kit'

/** What fits on a screen beside the other parts; more comes only when it is asked for, so that a long list costs nothing. */
const FIRST = 12
const STEP = 100

/**
 * How many of a list are shown.
 * @param first before anybody asks for more
 */
export function useShown(first = FIRST): { shown: number; showMore: () => void } {
  const [shown, setShown] = useState(first)
  return { shown, showMore: () => setShown((before) => before + STEP) }
}

type ListedProps<Item> = {
  items: readonly Item[]
  className: string | undefined
  children: (item: Item) => ReactNode
}

/** The beginning of a list, and the way to more of it. */
export function Listed<Item>({ items, className, children }: ListedProps<Item>) {
  const { shown, showMore } = useShown()
  return (
    <>
      <ul className={className}>{items.slice(0, shown).map(children)}</ul>
      {items.length > shown && <MoreButton rest={items.length - shown} onClick={showMore} />}
    </>
  )
}

/** @param props.rest how many aren't shown; null where nobody has counted */
export function MoreButton({ rest, onClick }: { rest: number | null; onClick: () => void }) {
  const t = useTexts('centre')
  return (
    <Button size="compact-sm" variant="subtle" color="gray" mt={4} mb={4} onClick={onClick}>
      {rest === null ? t('more') : t('moreOf', { count: rest })}
    </Button>
  )
}
