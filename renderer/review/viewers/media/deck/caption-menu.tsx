import { ActionIcon, Menu } from '@mantine/core'
import { IconBadgeCc, IconCheck } from '@tabler/icons-react'
import { useLanguage, useTexts } from '../../../../kit'
import type { CaptionSource } from '../../viewer'
import { captionLabel } from '../transcript/caption-choice'

type Props = {
  captions: readonly CaptionSource[]
  chosen: CaptionSource | null
  /** Whether they stand in the picture. */
  isShown: boolean
  /** Null takes them out of the picture. */
  onChoose(caption: CaptionSource | null): void
}

/** Captions in the picture: none, or those of a file. */
export function CaptionMenu({ captions, chosen, isShown, onChoose }: Props) {
  const t = useTexts('media')
  const language = useLanguage()
  const check = (isChosen: boolean) => isChosen && <IconCheck size={14} aria-hidden />
  return (
    <Menu position="top-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('captions.menu')} data-on={isShown || undefined}>
          <IconBadgeCc size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item aria-current={!isShown || undefined} rightSection={check(!isShown)} onClick={() => onChoose(null)}>
          {t('captions.off')}
        </Menu.Item>
        {captions.map((caption) => {
          const isChosen = isShown && caption.file.id === chosen?.file.id
          return (
            <Menu.Item
              key={caption.file.id}
              aria-current={isChosen || undefined}
              rightSection={check(isChosen)}
              onClick={() => onChoose(caption)}
            >
              {captionLabel(caption, language)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
