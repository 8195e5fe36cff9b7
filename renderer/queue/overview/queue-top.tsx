import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconDownload, IconPlayerPlay, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { bindKeys, ClockMark, KeyHint, SyncLine, useShortcuts, useTexts } from '../../kit'
import type { SyncStatus } from '../../store'
import { QUEUE_KEYS } from '../queue-keys'
import classes from './overview.module.css'

type QueueTopProps = {
  search: string
  onSearch: (search: string) => void
  /** Goes on in the list with what was searched, or without. */
  onLeaveSearch: () => void
  /** False while the search index is still being built. */
  isComplete: boolean
  sync: SyncStatus | undefined
  /** The way to messages, where there are any. */
  messages: ReactNode
  onTakeOffline: () => void
  /** Null where nothing is left to start. */
  onStartNext: (() => void) | null
}

/** The queue's header: title, search, connection, and the two things that one does most. */
export function QueueTop({
  search,
  onSearch,
  onLeaveSearch,
  isComplete,
  sync,
  messages,
  onTakeOffline,
  onStartNext,
}: QueueTopProps) {
  const t = useTexts('queue')
  const input = useRef<HTMLInputElement>(null)
  useShortcuts(
    bindKeys(QUEUE_KEYS, t, {
      'queue.search': () => input.current?.select(),
      'queue.startNext': () => onStartNext?.(),
      'queue.takeOffline': onTakeOffline,
    }),
  )
  const clear = () => {
    onSearch('')
    // The button goes, and would take the focus along.
    input.current?.focus()
  }
  const isSearching = search.trim() !== ''
  return (
    <header className={classes.top}>
      <h1 className={classes.title} tabIndex={-1} data-screen-title>
        {t('title')}
      </h1>
      <TextInput
        ref={input}
        type="search"
        className={classes.search ?? ''}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onSearch('')
          onLeaveSearch()
        }}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSectionWidth={isSearching ? 34 : 64}
        rightSection={
          isSearching ? <CloseButton size="sm" aria-label={t('search.clear')} onClick={clear} /> : <KeyHint keys="mod+f" />
        }
        description={isSearching && !isComplete ? t('search.indexing') : undefined}
        inputWrapperOrder={['input', 'description']}
      />
      <div className={classes.spring} />
      {sync !== undefined && <ClockMark status={sync} />}
      {sync !== undefined && <SyncLine status={sync} />}
      {messages}
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={onTakeOffline}>
        {t('takeOffline')}
      </Button>
      <Button
        leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
        disabled={onStartNext === null}
        title={onStartNext === null ? t('nothingToStart') : undefined}
        onClick={() => onStartNext?.()}
      >
        {t('startNext')}
      </Button>
    </header>
  )
}
