import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Workspace } from '../api/types'
import { readBytes, readCpu } from '../format/quantity'
import { formatUntil } from '../format/time'
import { TYPE_WORDS } from '../format/words'
import { CopyButton } from '../parts/CopyButton'
import { Fact, Facts } from '../parts/Facts'
import { Time } from '../parts/Time'
import classes from './Details.module.css'

/** What the workspace is made of, in a state that runs or not. */
export function Details({ workspace }: { workspace: Workspace }) {
  const { resources, apps, template, templateVersion, type, owner, env, secretEnv, parameters } = workspace
  return (
    <aside aria-label="Details">
      <Facts>
        <Fact name="Template">
          <Anchor component={Link} to={`/templates/${encodeURIComponent(template)}`}>
            {template}
          </Anchor>{' '}
          version {templateVersion}
        </Fact>
        <Fact name="Type">{TYPE_WORDS[type]}</Fact>
        <Fact name="Size">
          {readCpu(resources.cpu)} · {readBytes(resources.memory)} · {resources.pids} processes
        </Fact>
        <Fact name="Owner">{owner}</Fact>
        <Fact name="Created">
          <Time at={workspace.createdAt} />
        </Fact>
        {workspace.startedAt && (
          <Fact name="Runs since">
            <Time at={workspace.startedAt} />
          </Fact>
        )}
        {workspace.purgeAt && <Fact name="In the bin until">{formatUntil(workspace.purgeAt)}</Fact>}
        {apps.map((app) => (
          <Fact key={app.name} name={app.title}>
            <span className={classes.address}>
              <code>{app.url}</code>
              <CopyButton text={app.url} what={`address of ${app.title}`} />
            </span>
          </Fact>
        ))}
        {Object.entries(parameters).map(([name, value]) => (
          <Fact key={name} name={name}>
            <code>{value}</code>
          </Fact>
        ))}
        {(Object.keys(env).length > 0 || secretEnv.length > 0) && (
          <Fact name="Environment">
            {Object.entries(env).map(([name, value]) => (
              <div key={name}>
                <code>
                  {name}={value}
                </code>
              </div>
            ))}
            {secretEnv.map((name) => (
              <div key={name}>
                <code>{name}</code>{' '}
                <Text span c="dimmed">
                  secret
                </Text>
              </div>
            ))}
          </Fact>
        )}
      </Facts>
    </aside>
  )
}
