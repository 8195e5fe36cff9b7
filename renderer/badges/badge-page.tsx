import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRosette } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState, ErrorState, LoadingState, useFormats, useTexts } from '../kit'
import type { BadgeRecord } from '../store'
import { BadgeActions } from './badge-actions'
import { BadgePicture } from './badge-picture'
import { BadgeState } from './badge-state'
import classes from './badges.module.css'
import { CredentialView } from './credential-view'
import { useBadges } from './use-badges'

/** One badge: its picture, whom it is for, the levels that were reached, and the signed credential. */
export function BadgePage({ credentialId }: { credentialId: string }) {
  const t = useTexts('badges')
  const read = useBadges((badges) => badges.find(credentialId), credentialId)
  const back = (
    <Button component={Link} href="/badges" variant="default">
      {t('toBadges')}
    </Button>
  )
  if (read.state === 'loading') return <LoadingState rows={6} />
  if (read.state === 'failed') {
    return (
      <ErrorState
        icon={<IconAlertTriangle size={24} />}
        title={t('failedOne')}
        safe={t('failedSafe')}
        details={read.error.message}
        actions={
          <>
            {back}
            <Button onClick={read.tryAgain}>{t('tryAgain')}</Button>
          </>
        }
      />
    )
  }
  if (read.value === null)
    return <EmptyState icon={<IconRosette size={26} />} title={t('missing')} hint={t('missingHint')} actions={back} />
  return <Badge badge={read.value} />
}

function Badge({ badge }: { badge: BadgeRecord }) {
  const t = useTexts('badges')
  const formats = useFormats()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/badges" className={classes.back}>
          {t('title')}
        </Link>
        <h1>{badge.achievementName}</h1>
        <BadgeState state={badge.state} />
      </header>
      {badge.revocation && (
        <p className={classes.revoked}>
          <strong>{t('revokedAt', { time: formats.dateTime(badge.revocation.at) })}</strong>
          <span>{badge.revocation.reason}</span>
        </p>
      )}
      <div className={classes.badge}>
        <aside className={classes.side}>
          <BadgePicture image={badge.image} label={t('pictureOf', { name: badge.achievementName })} size={208} />
          <p className={classes.candidate}>{badge.candidateName}</p>
          <BadgeActions badge={badge} />
        </aside>
        {badge.document === null ? (
          <section className={classes.card}>
            <EmptyState
              icon={<IconRosette size={26} />}
              title={t(`waiting.${badge.state}.title`)}
              hint={t(`waiting.${badge.state}.hint`)}
            />
          </section>
        ) : (
          <CredentialView document={badge.document} />
        )}
      </div>
    </div>
  )
}
