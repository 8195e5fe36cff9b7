import { type KeyboardEvent, useState } from 'react'
import { useTexts } from '../../kit'
import classes from './controls.module.css'

type PageControlProps = {
  page: number
  pages: number
  onPage(page: number): void
  /** Where it isn't pages that are counted: what they are, and the name of the field. */
  words?: { name: string; input: string }
}

/** "Page 7 of 18", where the 7 can be typed over. */
export function PageControl({ page, pages, onPage, words }: PageControlProps) {
  const t = useTexts('review')
  const [typed, setTyped] = useState<string | null>(null)
  const commit = () => {
    const wanted = Number.parseInt(typed ?? '', 10)
    setTyped(null)
    if (wanted >= 1 && wanted <= pages && wanted !== page) onPage(wanted)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'ArrowUp') onPage(Math.max(1, page - 1))
    if (event.key === 'ArrowDown') onPage(Math.min(pages, page + 1))
  }
  return (
    <label className={classes.page}>
      {words?.name ?? t('controls.page')}
      <input
        className={classes.pageNumber}
        style={{ width: `${String(pages).length + 1.2}ch` }}
        inputMode="numeric"
        value={typed ?? String(page)}
        aria-label={words?.input ?? t('controls.pageNumber')}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {t('controls.ofPages', { pages })}
    </label>
  )
}
