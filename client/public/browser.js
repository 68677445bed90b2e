// Says whether this browser can run the application. Written so that even very old ones can read it.
(function () {
  var able =
    typeof Promise === 'function' &&
    'noModule' in document.createElement('script') &&
    typeof window.structuredClone === 'function' &&
    typeof Object.hasOwn === 'function' &&
    typeof Array.prototype.findLast === 'function' &&
    typeof window.ResizeObserver === 'function' &&
    typeof window.AbortController === 'function' &&
    !!window.CSS &&
    typeof CSS.supports === 'function' &&
    CSS.supports('inset', '0') &&
    CSS.supports('selector(:where(a))') &&
    CSS.supports('color', 'var(--any)');
  document.documentElement.className = able ? 'able' : 'unable';
})();
