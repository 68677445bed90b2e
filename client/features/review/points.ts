// Scores as people read them: hundredths of a point with two decimals.
export function pointsText(hundredths: number | null): string {
  return hundredths === null ? '—' : (hundredths / 100).toFixed(2);
}
