import { CloseButton, TextInput } from '@mantine/core'
import { IconAbc, IconChevronDown, IconChevronUp, IconLetterCase, IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { IconButton, useTexts } from '../../kit'
import classes from './controls.module.css'

/** What counts as a match, for viewers that can tell. */
export type FindOptions = { matchCase: boolean; wholeWords: boolean }

type FindBarProps = {
  query: string
  /** Without it, nothing can be chosen. */
  options?: FindOptions
  onOptions?(options: FindOptions): void
  /** Null while nothing was searched. */
  found: { current: number; total: number } | null
  onQuery(query: string): void
  onStep(step: 'next' | 'previous'): void
  onClose(): void
}

/** Search in the open document: over its top right corner. */
export function FindBar({ query, options, onOptions, found, onQuery, onStep, onClose }: FindBarProps) {
  const t = useTexts('review')
  const onKeyDown = (event: KeyboardEvent) => {
    const isInField = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && isInField) onStep(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const count = query === '' || !found ? '' : found.total === 0 ? t('find.nothing') : t('find.count', found)
  return (
    <div className={classes.find} role="search" onKeyDown={onKeyDown}>
      <TextInput
        data-autofocus
        autoFocus
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        placeholder={t('find.placeholder')}
        aria-label={t('find.placeholder')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
      {options && onOptions && (
        <>
          <IconButton
            label={t('find.matchCase')}
            size="md"
            icon={<IconLetterCase size={16} />}
            aria-pressed={options.matchCase}
            onClick={() => onOptions({ ...options, matchCase: !options.matchCase })}
          />
          <IconButton
            label={t('find.wholeWords')}
            size="md"
            icon={<IconAbc size={16} />}
            aria-pressed={options.wholeWords}
            onClick={() => onOptions({ ...options, wholeWords: !options.wholeWords })}
          />
        </>
      )}
      <output className={classes.count} aria-live="polite">
        {count}
      </output>
      <IconButton
        label={t('find.previous')}
        keys="shift+enter"
        size="md"
        icon={<IconChevronUp size={16} />}
        onClick={() => onStep('previous')}
      />
      <IconButton
        label={t('find.next')}
        keys="enter"
        size="md"
        icon={<IconChevronDown size={16} />}
        onClick={() => onStep('next')}
      />
      <CloseButton size="sm" aria-label={t('find.close')} onClick={onClose} />
    </div>
  )
}
