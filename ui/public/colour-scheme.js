// Sets the colour scheme before the first paint; a file of its own because the content security policy allows no inline script.
;(function () {
  var chosen = 'auto'
  try {
    chosen = localStorage.getItem('studiolo.colour-scheme') || 'auto'
  } catch {
    // Storage is blocked: follow the system.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
