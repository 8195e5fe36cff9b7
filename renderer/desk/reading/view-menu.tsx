import { Menu } from '@mantine/core'
import { IconAppWindow, IconFileSearch, IconLayoutBoard, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { IconButton, KeyHint, useTexts } from '../../kit'

type Props = {
  isFocused?: boolean | undefined
  onFocus?: (() => void) | undefined
  isSecondOpen?: boolean | undefined
  onSecondWindow?: (() => void) | undefined
  onSimilar?: (() => void) | undefined
}

/** How the desk is laid out; chosen seldom, so it takes one place in the row. */
export function ViewMenu({ isFocused = false, onFocus, isSecondOpen = false, onSecondWindow, onSimilar }: Props) {
  const t = useTexts('desk')
  const similar = useTexts('similar')
  if (!onFocus && !onSecondWindow) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <IconButton label={t('toolbar.view')} icon={<IconLayoutBoard size={18} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {onFocus && (
          <Menu.Item
            leftSection={isFocused ? <IconMinimize size={16} /> : <IconMaximize size={16} />}
            rightSection={<KeyHint keys="z" />}
            onClick={onFocus}
          >
            {t(isFocused ? 'toolbar.unfocus' : 'toolbar.focus')}
          </Menu.Item>
        )}
        {onSecondWindow && (
          <Menu.Item leftSection={<IconAppWindow size={16} />} rightSection={<KeyHint keys="w" />} onClick={onSecondWindow}>
            {t(isSecondOpen ? 'secondWindow.show' : 'secondWindow.open')}
          </Menu.Item>
        )}
        {onSimilar && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconFileSearch size={16} />} rightSection={<KeyHint keys="shift+i" />} onClick={onSimilar}>
              {similar('command')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
