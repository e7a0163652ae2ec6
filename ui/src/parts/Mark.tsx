/** The mark: a small arched niche on its sill. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M6 26V14.5C6 8.7 10.4 4 16 4s10 4.7 10 10.5V26z" fill="var(--accent)" />
      <path d="M11 26V15.5c0-3.3 2.2-5.8 5-5.8s5 2.5 5 5.8V26z" fill="var(--mantine-color-body)" />
      <path d="M3 26h26v3H3z" fill="var(--accent)" />
    </svg>
  )
}
