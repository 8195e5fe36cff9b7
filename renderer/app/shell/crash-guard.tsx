import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ReactNode } from 'react'
import { ErrorState, useTexts } from '../../kit'

type CrashGuardProps = {
  children: ReactNode
  /** Names what is shown: another place gets another chance. */
  place: string
  /** Leads away from what stopped; absent where there is nowhere to go. */
  onLeave?: () => void
}

/** Catches what a screen throws while it renders, and says what is safe; the rest of the window goes on. */
export class CrashGuard extends Component<CrashGuardProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidUpdate(previous: CrashGuardProps): void {
    if (previous.place !== this.props.place && this.state.error !== null) this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    const reset = () => this.setState({ error: null })
    const { onLeave } = this.props
    const leave = () => {
      onLeave?.()
      reset()
    }
    return <CrashPage error={error} onRetry={reset} onLeave={onLeave && leave} />
  }
}

type CrashPageProps = { error: Error; onRetry: () => void; onLeave: (() => void) | undefined }

function CrashPage({ error, onRetry, onLeave }: CrashPageProps) {
  const t = useTexts('app')
  const kit = useTexts('kit')
  return (
    <ErrorState
      icon={<IconAlertTriangle size={24} />}
      title={t('crash.title')}
      safe={t('crash.safe')}
      hint={t('crash.hint')}
      details={`${error.name}: ${error.message}`}
      actions={
        <>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              {t('crash.backToQueue')}
            </Button>
          )}
          <Button onClick={onRetry}>{kit('tryAgain')}</Button>
        </>
      }
    />
  )
}
