import { Menu } from '@mantine/core'
import {
  IconDots,
  IconHighlight,
  IconHistory,
  IconMapPinSearch,
  IconMessage2,
  IconTrash,
  IconUnderline,
} from '@tabler/icons-react'
import type { Annotation } from '../../../../shared/domain'
import { IconButton, useTexts } from '../../../kit'
import type { WordShape } from '../../viewers/viewer'

const SHAPES = [
  { shape: 'highlight', Icon: IconHighlight },
  { shape: 'underline', Icon: IconUnderline },
  { shape: 'comment', Icon: IconMessage2 },
] as const

type CardMenuProps = {
  annotation: Annotation
  isReadOnly: boolean
  showsHistory: boolean
  /** Null where there is no history to read. */
  onHistory: (() => void) | null
  onShape(shape: WordShape): void
  /** Null where its passage needs no placing. */
  onPlace: (() => void) | null
  onDelete(): void
}

/** What can be done with an annotation beyond writing: another shape, its history, its place, its end. */
export function CardMenu({ annotation, isReadOnly, showsHistory, onHistory, onShape, onPlace, onDelete }: CardMenuProps) {
  const t = useTexts('review')
  const hasWords = SHAPES.some(({ shape }) => shape === annotation.shape)
  if (isReadOnly && !onHistory) return null
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <IconButton label={t('annotations.more')} size="sm" icon={<IconDots size={16} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {!isReadOnly && hasWords && (
          <>
            <Menu.Label>{t('annotations.shape')}</Menu.Label>
            <Menu.RadioGroup value={annotation.shape} onChange={(shape) => onShape(shape as WordShape)}>
              {SHAPES.map(({ shape, Icon }) => (
                <Menu.RadioItem key={shape} value={shape} closeMenuOnClick rightSection={<Icon size={15} aria-hidden />}>
                  {t(`selection.${shape}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Divider />
          </>
        )}
        {onHistory && (
          <Menu.Item leftSection={<IconHistory size={15} aria-hidden />} onClick={onHistory}>
            {t(showsHistory ? 'annotations.history.hide' : 'annotations.history.show')}
          </Menu.Item>
        )}
        {!isReadOnly && onPlace && (
          <Menu.Item leftSection={<IconMapPinSearch size={15} aria-hidden />} onClick={onPlace}>
            {t('annotations.placeByHand')}
          </Menu.Item>
        )}
        {!isReadOnly && (
          <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={onDelete}>
            {t('annotations.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
