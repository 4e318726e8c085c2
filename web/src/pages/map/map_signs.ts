// The signs of single locations, drawn for the map: a round one with a tick for all up, a triangle for something down, a square
// with a cross for nothing up, a ring for no EVSE; and the flag.
import type { CellState } from '@/lib/map_view';
import { kMapColours, type Scheme } from './map_colours';

const kSize = 26;
const kMiddle = kSize / 2;
export const kSignRatio = 3;

type Draw = (pen: CanvasRenderingContext2D) => void;

const outlines: Record<CellState, Draw> = {
  up: (pen) => pen.arc(kMiddle, kMiddle, 9, 0, 2 * Math.PI),
  none: (pen) => pen.arc(kMiddle, kMiddle, 8, 0, 2 * Math.PI),
  out: (pen) => pen.roundRect(kMiddle - 9, kMiddle - 9, 18, 18, 3),
  some: (pen) => {
    pen.moveTo(kMiddle, 2);
    pen.lineTo(kSize - 2, kSize - 4);
    pen.lineTo(2, kSize - 4);
    pen.closePath();
  },
};

function line(pen: CanvasRenderingContext2D, ...points: [number, number][]) {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
}

const signs: Record<CellState, Draw> = {
  up: (pen) => line(pen, [9, 13.5], [12, 16.5], [17.5, 10]),
  out: (pen) => {
    line(pen, [9.5, 9.5], [16.5, 16.5]);
    line(pen, [16.5, 9.5], [9.5, 16.5]);
  },
  some: (pen) => {
    line(pen, [kMiddle, 9.5], [kMiddle, 15]);
    line(pen, [kMiddle, 18.6], [kMiddle, 18.7]);
  },
  none: (pen) => line(pen, [10, kMiddle], [16, kMiddle]),
};

function drawn(draw: Draw): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = kSize * kSignRatio;
  canvas.height = kSize * kSignRatio;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.scale(kSignRatio, kSignRatio);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  draw(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

export function stateSign(state: CellState, scheme: Scheme): ImageData {
  const { states, rim } = kMapColours[scheme];
  return drawn((pen) => {
    pen.beginPath();
    outlines[state](pen);
    pen.lineWidth = 3.5;
    pen.strokeStyle = rim;
    pen.stroke();
    pen.fillStyle = states[state].fill;
    pen.fill();
    pen.lineWidth = 2.2;
    pen.strokeStyle = states[state].sign;
    signs[state](pen);
  });
}

export function flagSign(scheme: Scheme): ImageData {
  const { flag, rim } = kMapColours[scheme];
  return drawn((pen) => {
    pen.beginPath();
    pen.moveTo(7, 24);
    pen.lineTo(7, 4);
    pen.lineTo(20, 4);
    pen.lineTo(17, 9);
    pen.lineTo(20, 14);
    pen.lineTo(7, 14);
    pen.lineWidth = 6;
    pen.strokeStyle = rim;
    pen.stroke();
    pen.lineWidth = 2.4;
    pen.strokeStyle = flag;
    pen.fillStyle = flag;
    pen.fill();
    pen.stroke();
  });
}
