import type { Change } from '../../../shared/protocol'

export type Put<Kind extends Change['kind']> = Extract<Change, { op: 'put'; kind: Kind }>
export type Remove = Extract<Change, { op: 'remove' }>

/** A page of changes with only the last word about each record, by kind. */
export type Collapsed = {
  achievements: Put<'achievement'>['body'][]
  rubrics: Put<'rubric'>['body'][]
  submissions: Put<'submission'>['body'][]
  allocations: Put<'allocation'>['body'][]
  receipts: Put<'receipt'>['body'][]
  credentials: Put<'credential'>['body'][]
  handedDrafts: Put<'handed-draft'>['body'][]
  splits: Put<'split'>['body'][]
  openings: Put<'opening'>['body'][]
  pendingDecisions: Put<'pending-decision'>['body'][]
  rounds: Put<'round'>['body'][]
  roundScores: Put<'round-score'>['body'][]
  roundReferences: Put<'round-reference'>['body'][]
  pastDecisions: Put<'past-decision'>['body'][]
  colleagues: Put<'colleague'>['body'][]
  qualifications: Put<'qualification'>['body'][]
  assessorDifferences: Put<'assessor-difference'>['body'][]
  panelRounds: Put<'panel-round'>['body'][]
  roundComments: Put<'round-comment'>['body'][]
  roundReadings: Put<'round-reading'>['body'][]
  reports: Put<'report'>['body'][]
  messages: Put<'message'>['body'][]
  absences: Put<'absence'>['body'][]
  alertRules: Put<'alert-rule'>['body'][]
  alerts: Put<'alert'>['body'][]
  reportMails: Put<'report-mail'>['body'][]
  removes: Remove[]
}

/** Of several changes to one record, only the last counts. A removed rubric takes the versions before it in the page along. */
export function collapse(changes: readonly Change[]): Collapsed {
  const last = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.kind} ${change.id}`
    if (change.op === 'put' && change.kind === 'rubric') {
      last.delete(key)
      last.set(`${key} ${change.body.version}`, change)
      continue
    }
    if (change.kind === 'rubric') for (const other of last.keys()) if (other.startsWith(`${key} `)) last.delete(other)
    last.set(key, change)
  }
  const collapsed: Collapsed = {
    achievements: [],
    rubrics: [],
    submissions: [],
    allocations: [],
    receipts: [],
    credentials: [],
    handedDrafts: [],
    splits: [],
    openings: [],
    pendingDecisions: [],
    rounds: [],
    roundScores: [],
    roundReferences: [],
    pastDecisions: [],
    colleagues: [],
    qualifications: [],
    assessorDifferences: [],
    panelRounds: [],
    roundComments: [],
    roundReadings: [],
    reports: [],
    messages: [],
    absences: [],
    alertRules: [],
    alerts: [],
    reportMails: [],
    removes: [],
  }
  for (const change of last.values()) {
    if (change.op === 'remove') collapsed.removes.push(change)
    else if (change.kind === 'achievement') collapsed.achievements.push(change.body)
    else if (change.kind === 'rubric') collapsed.rubrics.push(change.body)
    else if (change.kind === 'submission') collapsed.submissions.push(change.body)
    else if (change.kind === 'allocation') collapsed.allocations.push(change.body)
    else if (change.kind === 'receipt') collapsed.receipts.push(change.body)
    else if (change.kind === 'credential') collapsed.credentials.push(change.body)
    else if (change.kind === 'handed-draft') collapsed.handedDrafts.push(change.body)
    else if (change.kind === 'split') collapsed.splits.push(change.body)
    else if (change.kind === 'opening') collapsed.openings.push(change.body)
    else if (change.kind === 'pending-decision') collapsed.pendingDecisions.push(change.body)
    else if (change.kind === 'round') collapsed.rounds.push(change.body)
    else if (change.kind === 'round-score') collapsed.roundScores.push(change.body)
    else if (change.kind === 'round-reference') collapsed.roundReferences.push(change.body)
    else if (change.kind === 'past-decision') collapsed.pastDecisions.push(change.body)
    else if (change.kind === 'panel-round') collapsed.panelRounds.push(change.body)
    else if (change.kind === 'round-comment') collapsed.roundComments.push(change.body)
    else if (change.kind === 'round-reading') collapsed.roundReadings.push(change.body)
    else if (change.kind === 'report') collapsed.reports.push(change.body)
    else if (change.kind === 'message') collapsed.messages.push(change.body)
    else if (change.kind === 'absence') collapsed.absences.push(change.body)
    else if (change.kind === 'alert-rule') collapsed.alertRules.push(change.body)
    else if (change.kind === 'alert') collapsed.alerts.push(change.body)
    else if (change.kind === 'report-mail') collapsed.reportMails.push(change.body)
    else if (change.kind === 'qualification') collapsed.qualifications.push(change.body)
    else if (change.kind === 'assessor-difference') collapsed.assessorDifferences.push(change.body)
    else collapsed.colleagues.push(change.body)
  }
  return collapsed
}
