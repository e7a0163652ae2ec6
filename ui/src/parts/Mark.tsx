/** The mark: a small arched niche with a shelf. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M5 29V14.5C5 8.1 9.9 3 16 3s11 5.1 11 11.5V29z" fill="var(--accent)" />
      <path d="M10.5 29V15.2c0-3.4 2.4-6 5.5-6s5.5 2.6 5.5 6V29z" fill="var(--mantine-color-body)" />
      <path d="M10.5 21.5h11" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  )
}
