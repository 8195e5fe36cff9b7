import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState, LoadingState, useTexts } from '../../kit'
import { OfflinePlanner, QueueScreen } from '../../queue'
import type { Workspace } from '../boot/workspace'
import { SettingsPlace } from './settings-place'

// The first screen is the queue: what reads evidence (pdf.js and the like) is loaded when somebody goes there.
const DeskPage = lazy(async () => ({ default: (await import('../../desk')).DeskPage }))
const BadgesPage = lazy(async () => ({ default: (await import('../../badges')).BadgesPage }))
const SyncCentre = lazy(async () => ({ default: (await import('../../sync-centre')).SyncCentre }))
const RoundsPage = lazy(async () => ({ default: (await import('../../calibration')).RoundsPage }))
const SetupPage = lazy(async () => ({ default: (await import('../../calibration')).SetupPage }))
const RubricPage = lazy(async () => ({ default: (await import('../../calibration')).RubricPage }))
const PanelPage = lazy(async () => ({ default: (await import('../../calibration')).PanelPage }))
const PersonPage = lazy(async () => ({ default: (await import('../../calibration')).PersonPage }))
const RoundPage = lazy(async () => ({ default: (await import('../../calibration')).RoundPage }))
const OperationsPage = lazy(async () => ({ default: (await import('../../operations')).OperationsPage }))
const ReportsPage = lazy(async () => ({ default: (await import('../../reports')).ReportsPage }))
const ReportPage = lazy(async () => ({ default: (await import('../../reports')).ReportPage }))
const VerifyPage = lazy(async () => ({ default: (await import('../../verify')).VerifyPage }))
const BadgePage = lazy(async () => ({ default: (await import('../../badges')).BadgePage }))

/** What stands at which address. */
export function Screens({ workspace }: { workspace: Workspace }) {
  const [, go] = useLocation()
  return (
    <Suspense fallback={<LoadingState />}>
      <Switch>
        <Route path="/">
          <Redirect to="/queue" replace />
        </Route>
        <Route path="/queue">
          <QueueScreen onOpen={(id) => go(`/desk/${id}`)} onOpenBadge={(id) => go(`/badges/${id}`)} />
        </Route>
        <Route path="/desk/:allocationId">{({ allocationId }) => <DeskPage allocationId={allocationId} />}</Route>
        <Route path="/calibration">
          <RoundsPage />
        </Route>
        <Route path="/calibration/new">
          <SetupPage />
        </Route>
        <Route path="/calibration/panel">
          <PanelPage />
        </Route>
        <Route path="/calibration/panel/:personId/:achievementId">
          {({ personId, achievementId }) => <PersonPage personId={personId} achievementId={achievementId} />}
        </Route>
        <Route path="/calibration/rubric/:achievementId">
          {({ achievementId }) => <RubricPage achievementId={achievementId} />}
        </Route>
        <Route path="/calibration/:roundId">{({ roundId }) => <RoundPage roundId={roundId} />}</Route>
        <Route path="/operations/:tab?">
          {({ tab }) => <OperationsPage tab={tab} onTab={(next) => go(`/operations/${next}`)} />}
        </Route>
        <Route path="/reports">
          <ReportsPage />
        </Route>
        <Route path="/reports/:reportId">{({ reportId }) => <ReportPage reportId={reportId} />}</Route>
        <Route path="/badges">
          <BadgesPage />
        </Route>
        <Route path="/badges/:credentialId">{({ credentialId }) => <BadgePage credentialId={credentialId} />}</Route>
        <Route path="/verify">
          <VerifyPage />
        </Route>
        <Route path="/sync">
          <SyncCentre
            onOpen={(id) => go(`/desk/${id}`)}
            onSignIn={() => void workspace.signInAgain()}
            onDevices={() => go('/settings')}
            planner={(onClose) => <OfflinePlanner onClose={onClose} />}
          />
        </Route>
        <Route path="/settings">
          <SettingsPlace workspace={workspace} />
        </Route>
        <Route>
          <NotFound onLeave={() => go('/queue')} />
        </Route>
      </Switch>
    </Suspense>
  )
}

function NotFound({ onLeave }: { onLeave: () => void }) {
  const t = useTexts('app')
  return (
    <EmptyState
      icon={<IconCompass size={24} />}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      actions={<Button onClick={onLeave}>{t('command.goToQueue')}</Button>}
    />
  )
}
