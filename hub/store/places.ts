/**
 * What a sealed record is bound to. One that was copied to another row, or read as something else, doesn't open there. Rows that are sealed
 * already depend on these texts: they never change.
 */
export const PLACES = {
  revision: (submissionId: string, revision: number) => `revision|${submissionId}|${revision}`,
  waiting: (submissionId: string) => `waiting-revision|${submissionId}`,
  assessment: (commandId: string) => `assessment|${commandId}`,
  notes: (commandId: string) => `notes|${commandId}`,
  feedback: (decisionId: string) => `feedback|${decisionId}`,
  endorsement: (evidenceId: string) => `endorsement|${evidenceId}`,
  publicAddress: (evidenceId: string) => `public-address|${evidenceId}`,
  handed: (commandId: string) => `handed-draft|${commandId}`,
  comment: (commandId: string) => `round-comment|${commandId}`,
  reading: (commandId: string) => `round-reading|${commandId}`,
}
