import { IconHistory, IconMapPinOff, IconMapPinQuestion, IconUser } from '@tabler/icons-react'
import type { Placement, Side } from '../../../../shared/domain'
import { Chip, useTexts } from '../../../kit'

type PlacementChipProps = { quality: Placement['quality']; isEarlier: boolean; by?: Side | undefined }

/** Says what is not usual about an annotation's place: whose it is, and whether it is certain; nothing where nothing is. */
export function PlacementChip({ quality, isEarlier, by }: PlacementChipProps) {
  const t = useTexts('review')
  if (quality === 'exact' && !isEarlier) return null
  return (
    <>
      {by && (
        <Chip tone="violet" icon={<IconUser size={12} aria-hidden />}>
          {t(`annotations.state.by.${by}`)}
        </Chip>
      )}
      {isEarlier && !by && <Chip icon={<IconHistory size={12} aria-hidden />}>{t('annotations.state.earlier')}</Chip>}
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
