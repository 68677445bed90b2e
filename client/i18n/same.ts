// A translation has exactly the keys of the Chinese catalogue: one forgotten or misspelt does not compile.
// English may add `…_one` beside a `…` or `…_other` for a singular that Chinese does not have.
export type Same<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]>;
} & { readonly [Singular in `${Extract<keyof Words, string>}_one`]?: string };
