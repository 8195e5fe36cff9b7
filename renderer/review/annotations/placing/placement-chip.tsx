import { IconHistory, IconMapPinOff, IconMapPinQuestion } from '@tabler/icons-react'
import type { Placement } from '../../../../shared/domain'
import { Chip, useTexts } from '../../../kit'

type PlacementChipProps = { quality: Placement['quality']; isEarlier: boolean }

/** Says what is not usual about an annotation's place: whose it is, and whether it is certain; nothing where nothing is. */
export function PlacementChip({ quality, isEarlier }: PlacementChipProps) {
  const t = useTexts('review')
  if (quality === 'exact' && !isEarlier) return null
  return (
    <>
      {isEarlier && <Chip icon={<IconHistory size={12} aria-hidden />}>{t('annotations.state.earlier')}</Chip>}
      {quality === 'approximate' && (
        <Chip tone="brass" icon={<IconMapPinQuestion size={12} aria-hidden />}>
          {t('annotations.state.approximate')}
        </Chip>
      )}
      {quality === 'orphaned' && (
        <Chip tone="red" icon={<IconMapPinOff size={12} aria-hidden />}>
          {t('annotations.state.orphaned')}
        </Chip>
      )}
    </>
  )
}
