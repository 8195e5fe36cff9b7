import { Button } from '@mantine/core'
import { IconRefresh, IconTrash } from '@tabler/icons-react'
import { useFormats, useTexts } from '../kit'
import { CheckList } from '../review'
import { type CheckedBadge, useStore, useStoreQuery } from '../store'
import { headlineOf } from '../../shared/badges/check/headline'
import { HEADLINES } from './verdict'
import classes from './verify.module.css'

type ReportViewProps = { badge: CheckedBadge; onRemove: () => void }

/** What is known of one badge: whether it holds, what it says, and check by check why. */
export function ReportView({ badge, onRemove }: ReportViewProps) {
  const t = useTexts('verify')
  const { verifications } = useStore()
  const formats = useFormats()
  const { checks, badge: facts, revocation } = badge.report
  const headline = headlineOf(badge.report)
  const { Icon, tone } = HEADLINES[headline]
  return (
    <article className={classes.report} aria-labelledby="verdict">
      <header className={classes.verdict} data-tone={tone}>
        <Icon size={30} stroke={1.5} aria-hidden="true" />
        <div>
          <h2 id="verdict">{t(`verdict.${headline}.title`)}</h2>
          {facts === null && badge.fileName !== '' && <p className={classes.fileName}>{badge.fileName}</p>}
          <p>{t(`verdict.${headline}.means`)}</p>
        </div>
      </header>
      {revocation && (
        <p className={classes.revoked}>
          <strong>{t('revokedAt', { time: formats.dateTime(revocation.at) })}</strong>
          <span>{revocation.reason}</span>
        </p>
      )}
      {facts && <Facts badge={badge} />}
      <section className={classes.card}>
        <h3>{t('checks')}</h3>
        <CheckList checks={checks} />
      </section>
      <footer className={classes.foot}>
        <Asking badge={badge} />
        <div className={classes.actions}>
          {badge.state !== 'asked' && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={15} aria-hidden="true" />}
              onClick={() => void verifications.ask(badge.id)}
            >
              {t('askAgain')}
            </Button>
          )}
          <Button size="xs" variant="default" leftSection={<IconTrash size={15} aria-hidden="true" />} onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
      </footer>
    </article>
  )
}

function Facts({ badge }: { badge: CheckedBadge }) {
  const t = useTexts('verify')
  const formats = useFormats()
  const { badge: facts, form } = badge.report
  if (!facts) return null
  const day = (instant: string | null) =>
    instant !== null && !Number.isNaN(Date.parse(instant)) ? formats.dateTime(instant) : instant
  const rows = [
    [t('fact.earner'), facts.earner],
    [t('fact.issuer'), facts.issuer.name],
    [t('fact.from'), day(facts.validFrom)],
    [t('fact.until'), day(facts.validUntil)],
    [t('fact.endorsers'), facts.endorsers.join(', ') || null],
    [t('fact.form'), form && t(`form.${form}`)],
    [t('fact.issuerId'), facts.issuer.id],
  ].filter((row): row is [string, string] => Boolean(row[1]))
  return (
    <section className={classes.card}>
      <h3>{facts.name || t('nameless')}</h3>
      {headlineOf(badge.report) !== 'holds' && <p className={classes.hint}>{t('saysOnly')}</p>}
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Who has looked at it, and whether more is being asked. */
function Asking({ badge }: { badge: CheckedBadge }) {
  const t = useTexts('verify')
  const formats = useFormats()
  const { sync, verifications } = useStore()
  const status = useStoreQuery(() => sync.status(), [])
  const time = formats.dateTime(badge.checkedAt)
  const seen = t(badge.by === 'hub' ? 'by.hub' : 'by.here', { time })
  if (badge.state === 'settled') return <p className={classes.asking}>{seen}</p>
  if (badge.state === 'refused') {
    return (
      <p className={classes.asking}>
        {seen} {t('asking.refused')}
      </p>
    )
  }
  const isAway = status !== undefined && (status.phase === 'offline' || status.phase === 'paused' || status.needsSignIn)
  return (
    <p className={classes.asking} role="status">
      {!isAway && <span className={classes.pulse} aria-hidden="true" />}
      <span>
        {seen} {t(isAway ? 'asking.away' : 'asking.now')}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={() => void verifications.cancel(badge.id)}>
        {t('asking.cancel')}
      </Button>
    </p>
  )
}
