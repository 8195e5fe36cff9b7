import { Button, VisuallyHidden } from '@mantine/core'
import { IconArrowBackUp, IconArrowRight, IconEyeOff, IconHighlight } from '@tabler/icons-react'
import { useTexts } from '../../kit'
import type { Excerpt, Finding } from '../../review'
import type { Places } from './places'
import classes from './similar.module.css'

type Props = {
  finding: Finding
  places: Places
  isSetAside: boolean
  onShow(finding: Finding): void
  /** Opens the other submission, or the other item of this one. */
  onOther(finding: Finding): void
  onMove(finding: Finding): void
}

/** Both passages side by side, each with where it stands, and what can be done. */
export function FindingPair({ finding, places, isSetAside, onShow, onOther, onMove }: Props) {
  const t = useTexts('similar')
  const place = places.placeOf(finding)
  const isHere = place.allocationId === null
  return (
    <div className={classes.pair}>
      <div className={classes.sides}>
        <Side label={t('pair.mine')} who={t('place.here')} where={places.mineIn(finding)} excerpt={finding.mine.excerpt} />
        <Side
          label={t('pair.elsewhere')}
          who={[place.who, place.achievement].filter(Boolean).join(' · ')}
          where={places.otherIn(finding)}
          excerpt={finding.other.excerpt}
        />
      </div>
      <div className={classes.actions}>
        <Button
          variant="subtle"
          size="sm"
          leftSection={isSetAside ? <IconArrowBackUp size={16} /> : <IconEyeOff size={16} />}
          onClick={() => onMove(finding)}
        >
          {t(isSetAside ? 'action.takeBack' : 'action.setAside')}
        </Button>
        <span className={classes.space} />
        <Button variant="default" size="sm" rightSection={<IconArrowRight size={16} />} onClick={() => onOther(finding)}>
          {t(isHere ? 'action.showOther' : 'action.open')}
        </Button>
        <Button size="sm" leftSection={<IconHighlight size={16} />} onClick={() => onShow(finding)}>
          {t('action.show')}
        </Button>
      </div>
    </div>
  )
}

/** One of the two, long ones scrolled by themselves. */
function Side({ label, who, where, excerpt }: { label: string; who: string; where: string; excerpt: Excerpt }) {
  return (
    <section className={classes.side} aria-label={label}>
      <h3>{who}</h3>
      <p className={classes.where}>{where}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <blockquote className={classes.words} dir="auto" tabIndex={0} aria-label={label}>
        <Passage excerpt={excerpt} />
      </blockquote>
    </section>
  )
}

function Passage({ excerpt: { before, pieces, after, isCut } }: { excerpt: Excerpt }) {
  const t = useTexts('similar')
  return (
    <>
      <span className={classes.around}>{before}</span>
      {pieces.map(({ text, isSame }, at) =>
        isSame ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage never changes.
          <mark key={at}>{text}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage never changes.
          <span key={at}>{text}</span>
        ),
      )}
      <span className={classes.around}>{after}</span>
      {isCut && (
        <span className={classes.around}>
          {' '}
          … <VisuallyHidden component="span">{t('pair.cut')}</VisuallyHidden>
        </span>
      )}
    </>
  )
}
