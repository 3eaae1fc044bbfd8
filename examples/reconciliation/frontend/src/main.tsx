import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense, lazy } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, NavLink, Route, Routes } from 'react-router'

import { Reconcile } from './Reconcile'
import './style.css'

// The chart library is more than half of all code, and the front page does not need it.
const Runs = lazy(async () => ({ default: (await import('./Runs')).Runs }))

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <BrowserRouter>
        <nav>
          <NavLink to="/">Reconcile</NavLink>
          <NavLink to="/runs">Runs</NavLink>
        </nav>
        <main>
          <Suspense fallback={<p>Loading…</p>}>
            <Routes>
              <Route path="/" element={<Reconcile />} />
              <Route path="/runs" element={<Runs />} />
            </Routes>
          </Suspense>
        </main>
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)
