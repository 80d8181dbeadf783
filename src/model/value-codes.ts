/** What reading a cell can say besides its value. Codes only; `locales` writes the sentences. */

/** How sure a printed number is, in the words of `published_figure.qualifier`. Absent means exact. */
export type Qualifier = 'exact' | 'more_than' | 'at_least' | 'less_than' | 'about' | 'rounded';

/** What was changed or assumed so that a cell could be read. One a cell: the one that weighs most. */
export type RepairCode =
  /** Full-width signs, invisible signs or odd blanks were folded. */
  | 'text-folded'
  /** «无» where nothing tells 0 from unknown: kept unknown. */
  | 'none-as-unknown'
  /** «暂无» where it means that there is none. */
  | 'none-as-no'
  | 'number-grouping'
  | 'number-chinese'
  | 'number-unit'
  | 'number-scaled'
  | 'number-inexact'
  | 'number-decimal-zeros'
  /** A range stands for its lower end. */
  | 'number-range'
  /** Only an upper limit is known: kept unknown. */
  | 'number-upper-limit'
  /** 拟建, 筹建: not built yet. */
  | 'flag-planned'
  | 'flag-from-count'
  | 'flag-from-formation'
  | 'flag-from-status'
  /** The letter v typed for a tick. */
  | 'flag-letter-tick'
  | 'date-serial'
  | 'date-chinese'
  | 'date-day-missing'
  | 'date-month-missing'
  /** 2024.1 may have been 2024.10 before a spreadsheet took it for a number. */
  | 'date-month-doubtful'
  | 'date-two-digit-year'
  | 'date-time-dropped'
  /** An instant in another zone, read as the day in China. */
  | 'date-zone-shifted'
  | 'date-open-ended'
  | 'ownership-inferred'
  | 'status-nearest'
  | 'formation-not-built'
  | 'tag-provincial-giant'
  | 'tags-partly-unknown'
  | 'industry-leading-zero'
  | 'industry-from-name'
  | 'industry-older-name'
  | 'district-padded'
  | 'district-with-name'
  | 'code-decimal-zeros';

/** Why a cell cannot be read. */
export type ReasonCode =
  /** #REF!, #VALUE!, ####: the spreadsheet itself failed here. */
  | 'cell-error'
  | 'number-none'
  | 'number-form'
  | 'number-grouping'
  | 'number-unit'
  | 'number-vague'
  | 'number-several'
  | 'number-negative'
  | 'number-fractional'
  | 'number-percent'
  | 'number-is-date'
  | 'number-is-phone'
  /** Scientific notation: digits are lost. */
  | 'number-damaged'
  | 'number-too-large'
  | 'flag-unknown'
  | 'flag-count'
  | 'flag-area-formation'
  | 'date-form'
  | 'date-impossible'
  | 'date-out-of-range'
  | 'date-order-unknown'
  | 'date-ambiguous'
  | 'date-year-missing'
  | 'date-several'
  | 'size-ambiguous'
  | 'size-is-staff-range'
  | 'size-is-tag'
  | 'size-unknown'
  | 'ownership-legal-form-only'
  | 'ownership-undetermined'
  | 'ownership-conflict'
  | 'ownership-not-enterprise'
  | 'ownership-number-code'
  | 'ownership-unknown'
  | 'status-undetermined'
  | 'status-unknown'
  | 'formation-ambiguous'
  | 'formation-unknown'
  | 'org-type-functional'
  | 'org-type-planned'
  | 'org-type-not-party'
  | 'org-type-outside-list'
  | 'org-type-unknown'
  | 'tag-candidate-only'
  | 'tag-unknown'
  | 'industry-section-mismatch'
  | 'industry-code-unknown'
  | 'industry-name-unknown'
  | 'uscc-damaged'
  | 'uscc-length'
  | 'uscc-alphabet'
  /** O or I, which the standard does not use; see `proposeUscc`. */
  | 'uscc-letter-o-or-i'
  | 'uscc-old-registration-number'
  | 'uscc-old-organization-code'
  | 'uscc-old-tax-number'
  /** The number of an identity card: personal. */
  | 'uscc-personal-number'
  | 'district-is-name'
  | 'district-form'
  | 'district-province-unknown';
