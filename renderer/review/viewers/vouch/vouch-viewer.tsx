import { IconFileX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { ErrorState, useFormats, useTexts } from '../../../kit'
import { useTextAnnotations } from '../../annotations/use-text-annotations'
import { SelectionTools } from '../../controls/selection-tools'
import { useViewerKeys } from '../../controls/use-viewer-keys'
import { ViewerToolbar } from '../../controls/viewer-toolbar'
import type { ViewerBodyProps } from '../viewer'
import { readVouch } from './read-vouch'
import classes from './vouch.module.css'
import { VouchRatings } from './vouch-ratings'
import { VouchWarnings } from './vouch-warnings'

const TOOLS = ['highlight', 'underline', 'comment'] as const

/** Reads a peer's vouch: who says what, how far it can be trusted, and how they rate it against the rubric. */
export function VouchViewer(props: ViewerBodyProps) {
  const { item, bytes, rubric, tool, isReadOnly = false, onTool, place } = props
  const t = useTexts('review')
  const { calendarDate } = useFormats()
  const vouch = useMemo(() => readVouch(bytes), [bytes])
  const [room, setRoom] = useState<HTMLElement | null>(null)
  const [words, setWords] = useState<HTMLElement | null>(null)
  const text = useTextAnnotations(words, props, null, () => room?.getBoundingClientRect() ?? { left: 0, top: 0 })
  useViewerKeys({ isReadOnly, tool, onTool, tools: TOOLS, annotateSelection: text.words.annotate })
  if (!vouch) {
    return (
      <ErrorState
        icon={<IconFileX />}
        title={t('vouch.broken.title')}
        safe={t('unreadable.safe')}
        hint={t('vouch.broken.hint')}
      />
    )
  }
  // Under blind marking the file's own names are replaced by what the hub lets this assessor see.
  const voucher = item.vouch?.voucher ?? vouch.voucher
  const relationship = item.vouch?.relationship ?? vouch.relationship
  const facts = [
    [t('vouch.relationship'), relationship],
    [t('vouch.since'), vouch.since],
    [t('vouch.basis'), vouch.basis],
    [t('vouch.declaredInterest'), vouch.declaredInterest || t('vouch.noDeclaredInterest')],
    [t('vouch.madeOn'), calendarDate(vouch.madeOn)],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined)
  return (
    <div ref={setRoom} className={classes.room}>
      <ViewerToolbar slot={props.toolbar} onFind={null} onSaveCopy={props.onSaveCopy}>
        {[]}
      </ViewerToolbar>
      <div
        className={classes.scroll}
        tabIndex={0}
        role="document"
        aria-label={item.title}
        onScroll={() => {
          place.moved()
          text.words.moved()
        }}
        onClick={(event) => text.click(event.clientX, event.clientY)}
      >
        <article className={classes.sheet}>
          {item.vouch && <VouchWarnings vouch={item.vouch} />}
          <h2 className={classes.says}>{t('vouch.says', { voucher })}</h2>
          <div className={classes.surface}>
            <blockquote ref={setWords} className={classes.statement}>
              {vouch.statement}
            </blockquote>
          </div>
          <dl className={classes.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <VouchRatings ratings={vouch.ratings} rubric={rubric} />
        </article>
      </div>
      <SelectionTools words={text.words} />
    </div>
  )
}
