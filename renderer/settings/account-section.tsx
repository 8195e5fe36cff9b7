import { Button } from '@mantine/core'
import type { Account } from '../../shared/protocol'
import { Chip, useTexts } from '../kit'
import { Row, Section } from './section'

export type AccountSectionProps = {
  account: Account
  onSignOut: () => void
}

/** Who works here, and for which hub. */
export function AccountSection({ account, onSignOut }: AccountSectionProps) {
  const t = useTexts('settings')
  const app = useTexts('app')
  const { person, hub } = account
  return (
    <Section title={t('account.title')}>
      <Row name={t('account.person')} hint={t('account.signOutHint')}>
        {person.name}
        <Button variant="default" onClick={onSignOut}>
          {t('account.signOut')}
        </Button>
      </Row>
      <Row name={t('account.roles')}>
        {person.roles.map((role) => (
          <Chip key={role}>{app(`role.${role}`)}</Chip>
        ))}
      </Row>
      <Row name={t('account.hub')} hint={t('account.zone', { zone: hub.timeZone })}>
        {hub.name}
      </Row>
    </Section>
  )
}
