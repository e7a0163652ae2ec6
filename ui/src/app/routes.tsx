import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from '../home/HomePage'
import { SignInPage } from '../signin/SignInPage'
import { WorkspacesPage } from '../workspaces/WorkspacesPage'
import { BrokenPage } from './BrokenPage'
import { NotFoundPage } from './NotFoundPage'
import { Shell } from './Shell'
import { SignedInOnly } from './SignedInOnly'

const workspaceTabs: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../workspace/OverviewTab')).OverviewTab }) },
  {
    path: 'terminal',
    lazy: async () => ({ Component: (await import('../workspace/terminal/TerminalTab')).TerminalTab }),
  },
  { path: 'monitor', lazy: async () => ({ Component: (await import('../workspace/MonitorTab')).MonitorTab }) },
  { path: 'logs', lazy: async () => ({ Component: (await import('../workspace/LogsTab')).LogsTab }) },
  { path: 'timeline', lazy: async () => ({ Component: (await import('../workspace/TimelineTab')).TimelineTab }) },
  { path: 'settings', lazy: async () => ({ Component: (await import('../workspace/SettingsTab')).SettingsTab }) },
]

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  { path: 'workspaces', Component: WorkspacesPage },
  { path: 'workspaces/new', lazy: async () => ({ Component: (await import('../create/CreatePage')).CreatePage }) },
  {
    path: 'workspaces/:owner/:name',
    lazy: async () => ({ Component: (await import('../workspace/WorkspacePage')).WorkspacePage }),
    children: workspaceTabs,
  },
  { path: 'templates', lazy: async () => ({ Component: (await import('../templates/TemplatesPage')).TemplatesPage }) },
  {
    path: 'templates/:name',
    lazy: async () => ({ Component: (await import('../templates/TemplatePage')).TemplatePage }),
  },
  { path: 'bin', lazy: async () => ({ Component: (await import('../bin/BinPage')).BinPage }) },
  { path: 'account', lazy: async () => ({ Component: (await import('../account/AccountPage')).AccountPage }) },
  { path: 'admin/users', lazy: async () => ({ Component: (await import('../admin/UsersPage')).UsersPage }) },
  { path: 'admin/images', lazy: async () => ({ Component: (await import('../admin/ImagesPage')).ImagesPage }) },
  { path: 'admin/system', lazy: async () => ({ Component: (await import('../admin/SystemPage')).SystemPage }) },
  { path: '*', Component: NotFoundPage },
]

export const router = createBrowserRouter([
  {
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      { path: 'signin', Component: SignInPage },
      {
        Component: SignedInOnly,
        children: [
          {
            path: 'password',
            lazy: async () => ({ Component: (await import('../signin/NewPasswordPage')).NewPasswordPage }),
          },
          { Component: Shell, children: [{ ErrorBoundary: BrokenPage, children: pages }] },
        ],
      },
    ],
  },
])
