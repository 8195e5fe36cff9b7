import { useTexts } from '../kit'
import { AboutSection } from './about-section'
import { AccountSection, type AccountSectionProps } from './account-section'
import { AppearanceSection } from './appearance-section'
import { KeysSection } from './keys-section'
import { MachineSection, type MachineSectionProps } from './machine-section'
import classes from './settings.module.css'

type SettingsScreenProps = AccountSectionProps & MachineSectionProps

/** Settings: each takes effect at once; there is nothing to save. */
export function SettingsScreen({ account, onSignOut, ...machine }: SettingsScreenProps) {
  const t = useTexts('settings')
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('title')}</h1>
      </header>
      <div className={classes.content}>
        <AppearanceSection />
        <MachineSection {...machine} />
        <AccountSection account={account} onSignOut={onSignOut} />
        <KeysSection />
        <AboutSection />
      </div>
    </div>
  )
}
