import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { KeyHint, useShortcutList } from '../shortcuts'
import { useTexts } from '../texts'

/** Opens the palette. */
export function openCommandPalette(): void {
  spotlight.open()
}

/**
 * The palette on Ctrl/Cmd+K: everything that was registered with `useShortcuts`, with or without keys. The shortcut that opens
 * it is registered by the application, like any other.
 */
export function CommandPalette() {
  const t = useTexts('kit')
  const commands = useShortcutList()
  const groups = new Map<string, SpotlightActionGroupData>()
  const seen = new Set<string>()
  for (const { id, label, group, keys, run, inPalette = true } of commands) {
    if (!inPalette || seen.has(id)) continue
    seen.add(id)
    const entry = groups.get(group) ?? { group, actions: [] }
    const [first] = keys
    entry.actions.push({ id, label, onClick: run, ...(first === undefined ? {} : { rightSection: <KeyHint keys={first} /> }) })
    groups.set(group, entry)
  }
  return (
    <Spotlight
      actions={[...groups.values()]}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.label') } }}
      nothingFound={t('palette.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{ leftSection: <IconSearch size={17} />, placeholder: t('palette.search'), 'aria-label': t('palette.label') }}
    />
  )
}
