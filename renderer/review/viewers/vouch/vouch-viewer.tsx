import { Button } from '@mantine/core'
import { IconFileX } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { VouchStatement } from '../../../../shared/domain'
import { ErrorState, useFormats, useTexts } from '../../../kit'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import { Words } from '../../evidence-text/words'
import { PaperSheet } from '../../paper/paper-sheet'
import type { ViewerBodyProps } from '../viewer'
import { type PlacedVouch, placeVouch } from './place-vouch'
import { readVouch } from './read-vouch'
import classes from './vouch.module.css'
import { VouchCheck } from './vouch-check'
import { VouchFindings } from './vouch-findings'
import { VouchRatings } from './vouch-ratings'

/** Reads a peer's vouch: who says what, how far it can be trusted, and how they rate it beside the assessor's own levels. */
export function VouchViewer(props: ViewerBodyProps) {
  const { bytes, toolbar, onSaveCopy } = props
  const t = useTexts('review')
  const vouch = useMemo(() => readVouch(bytes), [bytes])
  const placed = useMemo(() => vouch && placeVouch(vouch), [vouch])
  if (!vouch || !placed) {
    return (
      <>
        <ViewerToolbar slot={toolbar} onFind={null} onSaveCopy={onSaveCopy}>
          {[]}
        </ViewerToolbar>
        <ErrorState
          icon={<IconFileX />}
          title={t('vouch.broken.title')}
          safe={t('unreadable.safe')}
          hint={t('vouch.broken.hint')}
          actions={<Button onClick={onSaveCopy}>{t('controls.saveCopy')}</Button>}
        />
      </>
    )
  }
  return (
    <PaperSheet {...props} placed={placed}>
      <Vouch {...props} vouch={vouch} placed={placed} />
    </PaperSheet>
  )
}

/** A vouch that is signed, and came as it was signed: under blind marking names were replaced, and no signature survives that. */
const SIGNED_TYPE = 'application/vc+json'

type VouchProps = Pick<ViewerBodyProps, 'item' | 'bytes' | 'rubric' | 'levelIdOf'> & {
  vouch: VouchStatement
  placed: PlacedVouch
}

function Vouch({ item, bytes, rubric, levelIdOf, vouch, placed }: VouchProps) {
  const t = useTexts('review')
  const { calendarDate } = useFormats()
  // Under blind marking the file's own names are replaced by what the hub lets this assessor see.
  const voucher = item.vouch?.voucher ?? vouch.voucher
  const relationship = item.vouch?.relationship ?? vouch.relationship
  return (
    <>
      {item.vouch && <VouchFindings vouch={item.vouch} />}
      {item.mediaType === SIGNED_TYPE && <VouchCheck bytes={bytes} />}
      <h2 className={classes.says} data-beside-words>
        {t('vouch.says', { voucher })}
      </h2>
      <blockquote className={classes.statement}>
        <Words at={placed.statementAt}>{vouch.statement}</Words>
      </blockquote>
      <dl className={classes.facts}>
        <div>
          <dt>{t('vouch.relationship')}</dt>
          <dd>{relationship}</dd>
        </div>
        {vouch.since !== undefined && (
          <div>
            <dt>{t('vouch.since')}</dt>
            <dd>{vouch.since}</dd>
          </div>
        )}
        {vouch.basis !== undefined && (
          <div>
            <dt>{t('vouch.basis')}</dt>
            <dd>
              <Words at={placed.basisAt}>{vouch.basis}</Words>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('vouch.declaredInterest')}</dt>
          <dd>
            {vouch.declaredInterest === '' ? (
              t('vouch.noDeclaredInterest')
            ) : (
              <Words at={placed.interestAt}>{vouch.declaredInterest}</Words>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('vouch.madeOn')}</dt>
          <dd>{calendarDate(vouch.madeOn)}</dd>
        </div>
      </dl>
      <VouchRatings ratings={vouch.ratings} remarksAt={placed.remarksAt} rubric={rubric} levelIdOf={levelIdOf} />
    </>
  )
}
