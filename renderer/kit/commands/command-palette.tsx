import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { FoundText } from '../search'
import { KeyHint, type Shortcut, useShortcutList } from '../shortcuts'
import { useTexts } from '../texts'
import classes from './command-palette.module.css'
import { findCommands } from './find-commands'
import { closeCommandPalette, usePaletteOpen } from './palette-open'
import { useRecentCommands } from './use-recent-commands'

/**
 * The palette on Ctrl/Cmd+K: everything that was registered with `useShortcuts`, with or without keys. The shortcut that opens
 * it is registered by the application, like any other.
 */
export function CommandPalette() {
  return usePaletteOpen() ? <OpenPalette /> : null
}

/** What Page up and Page down move by. */
const PAGE = 8

function OpenPalette() {
  const t = useTexts('kit')
  const id = useId()
  const commands = useShortcutList()
  const [recentIds, addRecent] = useRecentCommands()
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  const lines = findCommands(commands, typed, recentIds, t('palette.recent'))
  const isSearching = typed.trim() !== ''

  // A palette that outlives its screen (a lock while it is open) must not come back with the next one.
  useEffect(() => closeCommandPalette, [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [marked, typed])

  const close = () => {
    closeCommandPalette()
    if (cameFrom instanceof HTMLElement) cameFrom.focus()
  }
  const choose = (command: Shortcut) => {
    // The focus goes back first: what the command does may move it on.
    close()
    addRecent(command.id)
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key]
    const line = lines[marked]
    if (step !== undefined && lines.length > 0) {
      const to = marked + step
      const isPage = Math.abs(step) === PAGE
      setMarked(isPage ? Math.min(Math.max(to, 0), lines.length - 1) : (to + lines.length) % lines.length)
    } else if (event.key === 'Enter' && line) choose(line.command)
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) close()
    else return
    event.preventDefault()
  }

  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size="36rem"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
    >
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        classNames={{ root: classes.search ?? '' }}
        leftSection={<IconSearch size={17} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={lines[marked] ? `${id}-${marked}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette.label')} className={classes.list}>
        {lines.map(({ command, heading, ranges }, at) => [
          heading === null ? null : (
            <div key={`${heading}/`} role="presentation" className={classes.heading}>
              {heading}
            </div>
          ),
          <div
            key={command.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === marked}
            className={classes.line}
            onPointerMove={() => at !== marked && setMarked(at)}
            // Keeps the focus in the field until the command has been chosen.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(command)}
          >
            <span className={classes.label}>
              <FoundText text={command.label} ranges={ranges} />
            </span>
            {isSearching && <span className={classes.group}>{command.group}</span>}
            {command.keys[0] !== undefined && <KeyHint keys={command.keys[0]} isExact />}
          </div>,
        ])}
      </div>
      <p role="status" className={classes.status}>
        {lines.length === 0 && t('palette.nothing')}
      </p>
    </Modal>
  )
}
