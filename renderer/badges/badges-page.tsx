import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRosette } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState, ErrorState, type Formats, LoadingState, type Texts, useFormats, useTexts } from '../kit'
import type { BadgeRecord } from '../store'
import { BadgePicture } from './badge-picture'
import { BadgeState } from './badge-state'
import classes from './badges.module.css'
import { groupBadges } from './group-badges'
import { useBadges } from './use-badges'

/** The badges that my decisions have led to: released, on their way, and taken back. */
export function BadgesPage() {
  const t = useTexts('badges')
  const read = useBadges((badges) => badges.list(), 'list')
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
      </header>
      <div className={classes.content}>
        {read.state === 'loading' && <LoadingState rows={5} rowHeight={72} />}
        {read.state === 'failed' && (
          <ErrorState
            icon={<IconAlertTriangle size={24} />}
            title={t('failed')}
            safe={t('failedSafe')}
            details={read.error.message}
            actions={<Button onClick={read.tryAgain}>{t('tryAgain')}</Button>}
          />
        )}
        {read.state === 'read' && read.value.length === 0 && (
          <EmptyState
            icon={<IconRosette size={26} />}
            title={t('empty')}
            hint={t('emptyHint')}
            actions={
              <Button component={Link} href="/queue">
                {t('toQueue')}
              </Button>
            }
          />
        )}
        {read.state === 'read' &&
          groupBadges(read.value).map(({ name, badges }) => (
            <section key={name}>
              <h2 className={classes.group}>{t(`group.${name}`, { count: badges.length })}</h2>
              <ul className={classes.list}>
                {badges.map((badge) => (
                  <BadgeRow key={badge.id} badge={badge} />
                ))}
              </ul>
            </section>
          ))}
      </div>
    </div>
  )
}

/** The last that happened to it, and when. */
function sayLatest({ orderedAt, releasedAt, revocation }: BadgeRecord, t: Texts<'badges'>, formats: Formats): string {
  if (revocation) return t('revokedAt', { time: formats.dateTime(revocation.at) })
  if (releasedAt !== null) return t('releasedAt', { time: formats.dateTime(releasedAt) })
  return t('orderedAt', { time: formats.dateTime(orderedAt) })
}

function BadgeRow({ badge }: { badge: BadgeRecord }) {
  const t = useTexts('badges')
  const formats = useFormats()
  return (
    <li>
      <Link href={`/badges/${badge.id}`} className={classes.row}>
        <BadgePicture image={badge.image} label="" size={48} />
        <span className={classes.words}>
          <span className={classes.name}>{badge.achievementName}</span>
          <span className={classes.caption}>{badge.candidateName}</span>
        </span>
        <span className={classes.caption}>{sayLatest(badge, t, formats)}</span>
        <BadgeState state={badge.state} />
      </Link>
    </li>
  )
}
