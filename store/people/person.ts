/** The personal data of one participant. */
export interface Person {
  journey: string;
  givenName: string;
  familyName: string;
  email: string;
  /** Tried when the first address refuses for good (S6.5). */
  secondEmail: string | null;
  phone: string | null;
  /** Teacher reference number. */
  trn: string | null;
  /** Unique reference number of the school or setting. */
  urn: string | null;
  settingName: string | null;
  headteacherName: string | null;
  headteacherEmail: string | null;
  /** How the role gives access to practise the learning (S2.2). */
  opportunityText: string | null;
  /** British National Grid, metres. */
  easting: number | null;
  northing: number | null;
}
