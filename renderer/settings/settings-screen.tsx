import { Screen, useTexts } from '../kit'
import { AboutSection } from './about-section'
import { AccountSection, type AccountSectionProps } from './account-section'
import { AppearanceSection } from './appearance-section'
import { AwaySection } from './away-section'
import { DevicesSection } from './devices/devices-section'
import { KeysSection } from './keys-section'
import { MachineSection, type MachineSectionProps } from './machine-section'
import { NoticesSection } from './notices-section'
import classes from './settings.module.css'

type SettingsScreenProps = AccountSectionProps & MachineSectionProps

/** Settings: each takes effect at once; there is nothing to save. */
export function SettingsScreen({ account, onSignOut, ...machine }: SettingsScreenProps) {
  const t = useTexts('settings')
  const { person } = account
  const takesWork = person.roles.includes('assessor') || person.roles.includes('lead')
  return (
    <Screen title={t('title')}>
      <div className={classes.content}>
        <AppearanceSection />
        <MachineSection {...machine} />
        <NoticesSection />
        <DevicesSection />
        {takesWork && <AwaySection me={{ personId: person.id, name: person.name }} />}
        <AccountSection account={account} onSignOut={onSignOut} />
        <KeysSection />
        <AboutSection />
      </div>
    </Screen>
  )
}
