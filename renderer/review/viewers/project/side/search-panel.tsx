import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useTexts } from '../../../../kit'
import type { SearchEnd, SearchHit } from '../archive/search-files'
import { fileKind } from '../file/file-kind'
import { filesInOrder } from '../tree/file-tree'
import classes from './side.module.css'
import type { SidePanelProps } from './side-panel'

/** Words are looked for once nobody has typed for so long, in milliseconds. */
const PAUSE_MS = 250

type Search = { query: string; hits: SearchHit[]; end: SearchEnd | null }

/** Looks for words in all files, and lists where they stand. */
export function SearchPanel({
  archive,
  root,
  onJump,
  inputRef,
}: SidePanelProps & { inputRef: RefObject<HTMLInputElement | null> }) {
  const t = useTexts('project')
  const [query, setQuery] = useState('')
  const [search, setSearch] = useState<Search | null>(null)
  const { client } = archive
  useEffect(() => {
    if (query.trim().length < 2) return
    let isCurrent = true
    const timer = setTimeout(() => {
      setSearch({ query, hits: [], end: null })
      const paths = filesInOrder(root)
        .filter(({ path, trouble }) => trouble === null && isSearchable(path))
        .map(({ path }) => path)
      const onHits = (hits: SearchHit[]) => {
        if (isCurrent) setSearch((before) => before && { ...before, hits: [...before.hits, ...hits] })
      }
      client.search(query, paths, onHits).then(
        (end) => isCurrent && setSearch((before) => before && { ...before, end }),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
      client.stopSearch().catch(() => undefined)
    }
  }, [query, root, client])
  const shown = query.trim().length < 2 ? null : search
  return (
    <>
      <div className={classes.top}>
        <TextInput
          ref={inputRef}
          data-autofocus
          autoFocus
          size="xs"
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t('search.all')}
          aria-label={t('search.all')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <output className={classes.count} aria-live="polite">
          {shown && summary(shown, t)}
        </output>
      </div>
      <ul className={classes.hits} onKeyDown={moveBetweenHits}>
        {shown?.hits.map((hit, at) => (
          <li key={`${hit.path} ${hit.line ?? at} ${hit.start}`}>
            {hit.path !== shown.hits[at - 1]?.path && <h3 className={classes.hitFile}>{hit.path}</h3>}
            <button type="button" className={classes.hit} onClick={() => onJump(hit, shown.query)}>
              <span className={classes.hitLine}>{hit.line}</span>
              <span className={classes.hitWords}>
                {hit.excerpt.slice(0, hit.from)}
                <mark>{hit.excerpt.slice(hit.from, hit.to)}</mark>
                {hit.excerpt.slice(hit.to)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function summary({ hits, end }: Search, t: ReturnType<typeof useTexts<'project'>>): string {
  if (end === null) return t('search.running', { count: hits.length })
  if (hits.length === 0) return t('search.nothing')
  const files = new Set(hits.map(({ path }) => path)).size
  const found = t('search.found', { count: hits.length, files })
  return end.isCut ? `${found} ${t('search.cut')}` : found
}

function isSearchable(path: string): boolean {
  const kind = fileKind(path)
  return kind.shown !== 'archive' && (kind.shown !== 'part' || kind.isText)
}

/** Up and Down go from one place to the next. */
function moveBetweenHits(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const hits = [...event.currentTarget.querySelectorAll('button')]
  const at = hits.findIndex((hit) => hit === document.activeElement)
  hits[Math.max(0, Math.min(at + by, hits.length - 1))]?.focus()
  event.preventDefault()
}
