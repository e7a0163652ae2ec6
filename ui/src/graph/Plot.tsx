import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import type { Columns } from './columns'
import classes from './Graph.module.css'

export interface PlotProps {
  columns: Columns
  from: number
  to: number
  limit?: number
  least: number
  binary: boolean
  height: number
  syncKey: string
  format: (value: number) => string
  onCursor: (index: number | undefined) => void
}

const COLOURS = ['--graph-1', '--graph-2']
const BINARY_STEPS = Array.from({ length: 44 }, (_, power) => 2 ** power)
const AXIS_FONT = "11px 'Inter Variable', sans-serif"

function cssColour(name: string) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

function options(width: number, props: PlotProps, scale: { current: PlotProps }): uPlot.Options {
  const ink = cssColour('--ink-soft')
  const line = cssColour('--line')
  const limitColour = cssColour('--graph-limit')
  return {
    width,
    height: props.height,
    padding: [8, 20, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: props.syncKey }, y: false, points: { size: 6 }, drag: { setScale: false, x: false } },
    scales: {
      x: { range: () => [scale.current.from, scale.current.to] },
      y: {
        range: (_, __, max) => {
          const { limit, least } = scale.current
          return [0, Math.max(least, (max || 0) * 1.1, (limit ?? 0) * 1.06)]
        },
      },
    },
    axes: [
      {
        stroke: ink,
        font: AXIS_FONT,
        size: 24,
        grid: { show: false },
        ticks: { stroke: line, size: 4 },
        space: 70,
        values: (_, ticks) =>
          ticks.map((tick) => {
            const at = new Date(tick * 1000)
            const short = scale.current.to - scale.current.from <= 600
            return at.toLocaleTimeString(undefined, {
              hour: '2-digit',
              minute: '2-digit',
              ...(short && { second: '2-digit' }),
            })
          }),
      },
      {
        stroke: ink,
        font: AXIS_FONT,
        size: 68,
        space: 34,
        ...(props.binary && { incrs: BINARY_STEPS }),
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        values: (_, ticks) => ticks.map((tick) => (tick === 0 ? '0' : props.format(tick))),
      },
    ],
    series: [
      {},
      ...COLOURS.slice(0, props.columns.length - 1).map((name, i) => ({
        stroke: cssColour(name),
        width: 1.5,
        fill: i === 0 ? `color-mix(in srgb, ${cssColour(name)} 12%, transparent)` : undefined,
        points: { show: false },
        spanGaps: false,
      })),
    ],
    hooks: {
      setCursor: [(plot) => props.onCursor(plot.cursor.idx ?? undefined)],
      draw: [
        (plot) => {
          const { limit } = scale.current
          if (!limit) return
          const y = Math.round(plot.valToPos(limit, 'y', true))
          const { left, width: boxWidth, top, height: boxHeight } = plot.bbox
          if (y < top || y > top + boxHeight) return
          plot.ctx.save()
          plot.ctx.strokeStyle = limitColour
          plot.ctx.setLineDash([5, 4])
          plot.ctx.lineWidth = devicePixelRatio
          plot.ctx.beginPath()
          plot.ctx.moveTo(left, y)
          plot.ctx.lineTo(left + boxWidth, y)
          plot.ctx.stroke()
          plot.ctx.restore()
        },
      ],
    },
  }
}

/** Draws time series with uPlot; this file and uPlot are loaded when a graph is first shown. */
export default function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | undefined>(undefined)
  const latest = useRef(props)
  const scheme = useComputedColorScheme()
  const seriesCount = props.columns.length
  const { height, syncKey } = props

  useEffect(() => {
    latest.current = props
    plot.current?.setData(props.columns as uPlot.AlignedData)
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    const shown = new uPlot(
      options(element.clientWidth, latest.current, latest),
      latest.current.columns as uPlot.AlignedData,
      element,
    )
    plot.current = shown
    const sizes = new ResizeObserver(() => shown.setSize({ width: element.clientWidth, height }))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      shown.destroy()
      plot.current = undefined
    }
  }, [scheme, seriesCount, height, syncKey])

  return <div ref={box} className={classes.plot} style={{ height }} aria-hidden />
}
