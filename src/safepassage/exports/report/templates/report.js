// Zoom, highlight, filter and print: the page is complete without any of it.
(function () {
  "use strict";
  var all = function (selector, inside) {
    return Array.prototype.slice.call((inside || document).querySelectorAll(selector));
  };
  var plots = all(".timeplot");
  var tip = document.getElementById("tip");
  var zoom = 1;
  all("[hidden]").forEach(function (element) {
    if (element.matches("[data-tools], .filter")) element.hidden = false;
  });

  // Labels and lines for which there is room only in the stretched picture.
  var fine = JSON.parse(document.querySelector("[data-ticks]").dataset.ticks);
  function ticks(svg, factor) {
    all(".fine", svg).forEach(function (element) { element.remove(); });
    fine.forEach(function (tick) {
      if (tick[2] > factor) return;
      var foot = Number(svg.dataset.foot);
      var grid = document.createElementNS(svg.namespaceURI, "path");
      grid.setAttribute("class", "grid fine");
      grid.setAttribute("d", "M" + tick[0] + " 0V" + foot);
      var stretched = svg.querySelector(".stretch");
      stretched.insertBefore(grid, stretched.querySelector(".grid"));
      var label = document.createElementNS(svg.namespaceURI, "text");
      label.setAttribute("class", "axis fine");
      label.setAttribute("data-x", tick[0]);
      label.setAttribute("y", foot + 14);
      label.setAttribute("text-anchor", "middle");
      label.textContent = tick[1];
      svg.querySelector(".fixed").appendChild(label);
      if (svg.viewBox.baseVal.y < 0) {
        var top = svg.querySelector(".fixed").appendChild(label.cloneNode(true));
        top.setAttribute("y", -6);
      }
    });
  }

  // Zooming widens the picture in time alone; panning is ordinary scrolling, in either direction.
  function stretch(plot, factor) {
    var svg = plot.querySelector(".plot");
    var width = Number(svg.dataset.width);
    var box = svg.viewBox.baseVal;
    svg.setAttribute("width", width * factor);
    svg.setAttribute("viewBox", [0, box.y, width * factor, box.height].join(" "));
    svg.querySelector(".stretch").setAttribute("transform", "scale(" + factor + " 1)");
    ticks(svg, factor);
    all("[data-from]", svg).forEach(function (label) {
      label.style.display = Number(label.dataset.from) <= factor ? "inline" : "";
    });
    all("[data-x]", svg).forEach(function (label) {
      label.setAttribute("x", Number(label.dataset.x) * factor);
    });
  }
  function zoomTo(factor, plot, clientX) {
    factor = Math.min(16, Math.max(1, factor));
    if (factor === zoom) return;
    var before = plots.map(function (p) {
      var r = p.querySelector(".plot").getBoundingClientRect();
      var s = p.getBoundingClientRect();
      var x = p === plot && clientX !== undefined ? clientX : (s.left + s.right) / 2;
      return { share: (x - r.left) / r.width, x: x };
    });
    zoom = factor;
    plots.forEach(function (p) { stretch(p, factor); });
    plots.forEach(function (p, i) {
      var r = p.querySelector(".plot").getBoundingClientRect();
      p.scrollLeft += r.left + before[i].share * r.width - before[i].x;
    });
    all("pattern[data-hatch]").forEach(function (pattern) {
      pattern.setAttribute("patternTransform", "scale(" + 1 / factor + " 1) rotate(45)");
    });
  }
  all("[data-zoom]").forEach(function (button) {
    button.addEventListener("click", function () {
      var by = Number(button.dataset.zoom);
      zoomTo(by ? zoom * by : 1);
    });
  });
  plots.forEach(function (plot) {
    plot.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomTo(zoom * Math.pow(2, -event.deltaY / 240), plot, event.clientX);
    }, { passive: false });
    plot.addEventListener("keydown", function (event) {
      if (event.key === "+" || event.key === "=") zoomTo(zoom * 1.5, plot);
      else if (event.key === "-") zoomTo(zoom / 1.5, plot);
      else if (event.key === "0") zoomTo(1, plot);
    });
    var grabbed = null;
    plot.addEventListener("pointerdown", function (event) {
      if (event.pointerType === "mouse" && event.button === 0) {
        grabbed = { x: event.clientX, scroll: plot.scrollLeft };
      }
    });
    window.addEventListener("pointermove", function (event) {
      if (!grabbed) return;
      plot.classList.add("grab");
      plot.scrollLeft = grabbed.scroll - (event.clientX - grabbed.x);
    });
    window.addEventListener("pointerup", function () {
      grabbed = null;
      plot.classList.remove("grab");
    });
  });

  // The map of roads is enlarged by showing less of it; names and signs keep their size.
  all("[data-roads]").forEach(function (figure) {
    var svg = figure.querySelector("svg.streets");
    var whole = svg.viewBox.baseVal;
    whole = { x: 0, y: 0, w: whole.width, h: whole.height };
    var view = { x: 0, y: 0, w: whole.w, h: whole.h };
    var fixed = all("[data-at]", svg).map(function (element) {
      var at = element.dataset.at.split(" ");
      return { element: element, at: at[0] + " " + at[1], slant: at[2],
               from: Number(element.dataset.fromScale || 0) };
    });
    var bar = svg.querySelector("[data-bars]");
    var bars = JSON.parse(bar.dataset.bars);
    // What is drawn on a phone is as small as the phone: names there need more of the drawing.
    function draw() {
      var k = whole.w / view.w;
      var pixel = Math.max(1, 640 / (svg.getBoundingClientRect().width || 640));
      var size = pixel / k;
      svg.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" "));
      fixed.forEach(function (f) {
        f.element.style.display = f.from * pixel > k * 1.001 ? "none" : "";
        f.element.setAttribute("transform",
          "translate(" + f.at + ") rotate(" + f.slant + ") scale(" + size + ")");
      });
      var fit = bars.filter(function (b) { return b[0] <= 160 * pixel / k; })[0] || bars[bars.length - 1];
      bar.querySelector("path").setAttribute("d", "M0 0v4h" + fit[0] / size + "v-4");
      bar.querySelector("text").textContent = fit[1];
      bar.querySelector("text").setAttribute("x", fit[0] / size / 2);
      bar.setAttribute("transform", "translate(" + (view.x + 12 * size) + " " +
        (view.y + view.h - 12 * size) + ") scale(" + size + ")");
    }
    function scale(by, x, y) {
      var k = by ? Math.min(64, Math.max(1, whole.w / view.w * by)) : 1;
      var w = whole.w / k, h = whole.h / k;
      var sx = (x - view.x) / view.w, sy = (y - view.y) / view.h;
      view = { x: x - sx * w, y: y - sy * h, w: w, h: h };
      if (k === 1) view = { x: 0, y: 0, w: whole.w, h: whole.h };
      draw();
    }
    function middle() { return [view.x + view.w / 2, view.y + view.h / 2]; }
    function under(event) {
      var box = svg.getBoundingClientRect();
      var unit = Math.max(view.w / box.width, view.h / box.height);
      return [view.x + view.w / 2 + (event.clientX - (box.left + box.right) / 2) * unit,
              view.y + view.h / 2 + (event.clientY - (box.top + box.bottom) / 2) * unit, unit];
    }
    all("[data-scale]", figure).forEach(function (button) {
      button.addEventListener("click", function () {
        var m = middle();
        scale(Number(button.dataset.scale), m[0], m[1]);
      });
    });
    svg.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      var p = under(event);
      scale(Math.pow(2, -event.deltaY / 240), p[0], p[1]);
    }, { passive: false });
    svg.addEventListener("keydown", function (event) {
      var m = middle(), step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (event.key === "+" || event.key === "=") scale(1.5, m[0], m[1]);
      else if (event.key === "-") scale(1 / 1.5, m[0], m[1]);
      else if (event.key === "0") scale(0, m[0], m[1]);
      else if (step && view.w < whole.w) {
        view.x += step[0] * view.w / 8;
        view.y += step[1] * view.h / 8;
        draw();
      } else return;
      event.preventDefault();
    });
    var held = {};
    function spread() {
      var p = Object.keys(held).map(function (id) { return held[id]; });
      return p.length < 2 ? 0 : Math.hypot(p[0].clientX - p[1].clientX, p[0].clientY - p[1].clientY);
    }
    svg.addEventListener("pointerdown", function (event) {
      held[event.pointerId] = event;
      svg.style.touchAction = view.w < whole.w || Object.keys(held).length > 1 ? "none" : "";
    });
    svg.addEventListener("pointermove", function (event) {
      var before = held[event.pointerId];
      if (!before) return;
      var was = spread(), unit = under(event)[2];
      held[event.pointerId] = event;
      if (was) {
        var p = under(event);
        scale(spread() / was, p[0], p[1]);
      } else if (event.pointerType === "mouse" || view.w < whole.w) {
        svg.classList.add("grab");
        view.x -= (event.clientX - before.clientX) * unit;
        view.y -= (event.clientY - before.clientY) * unit;
        draw();
      }
    });
    ["pointerup", "pointercancel", "pointerleave"].forEach(function (name) {
      svg.addEventListener(name, function (event) {
        delete held[event.pointerId];
        svg.classList.remove("grab");
      });
    });
    window.addEventListener("beforeprint", function () { scale(0, 0, 0); });
    window.addEventListener("resize", draw);
    draw();
  });

  // Highlighting a vehicle, here and in every lane and bay; the words come from its timetable.
  var pinned = "";
  var chooser = document.querySelector("[data-highlight]");
  var sheets = {};
  all("[data-vehicle]").forEach(function (sheet) { sheets[sheet.dataset.vehicle] = sheet; });
  var hot = [];
  function light(vehicle) {
    hot.forEach(function (element) { element.classList.remove("hot"); });
    hot = vehicle ? all("svg [data-v]").filter(function (e) { return e.dataset.v === vehicle; }) : [];
    hot.forEach(function (element) { element.classList.add("hot"); });
    all(".plot").forEach(function (svg) { svg.classList.toggle("lit", Boolean(vehicle)); });
    hot.forEach(function (element) {
      if (element.matches(".run")) element.parentNode.appendChild(element);
    });
  }
  function say(vehicle, seconds, x, y) {
    var sheet = sheets[vehicle];
    if (!sheet) return;
    tip.textContent = "";
    var name = document.createElement("b");
    name.textContent = sheet.querySelector("summary b").textContent;
    tip.appendChild(name);
    var row = all("tbody tr", sheet).filter(function (r) {
      return Number(r.dataset.b) <= seconds && seconds <= Number(r.dataset.e);
    })[0];
    if (row) {
      var cells = row.children;
      tip.appendChild(document.createTextNode(
        cells[0].textContent + "–" + cells[1].textContent + " · " + cells[2].textContent));
      var aboard = document.createElement("div");
      aboard.textContent = sheet.querySelectorAll("th")[3].textContent + ": " + cells[3].textContent;
      tip.appendChild(aboard);
    }
    tip.hidden = false;
    var box = tip.getBoundingClientRect();
    tip.style.left = Math.max(6, Math.min(x + 14, innerWidth - box.width - 6)) + "px";
    tip.style.top = (y + box.height + 24 > innerHeight ? y - box.height - 12 : y + 16) + "px";
  }
  function moment(svg, clientX) {
    var d = svg.dataset;
    var x = (clientX - svg.getBoundingClientRect().left) / zoom;
    var share = (x - Number(d.left)) / (Number(d.right) - Number(d.left));
    if (document.documentElement.dir === "rtl") share = 1 - share;
    return Number(d.begin) + share * (Number(d.end) - Number(d.begin));
  }
  all("svg .run").forEach(function (run) {
    var svg = run.closest("svg");
    run.addEventListener("pointermove", function (event) {
      if (!pinned || pinned === run.dataset.v) {
        if (!run.classList.contains("hot")) light(run.dataset.v);
        say(run.dataset.v, moment(svg, event.clientX), event.clientX, event.clientY);
      }
    });
    run.addEventListener("pointerleave", function () {
      tip.hidden = true;
      light(pinned);
    });
    run.addEventListener("click", function () {
      pinned = pinned === run.dataset.v ? "" : run.dataset.v;
      chooser.value = pinned;
      light(pinned);
    });
  });
  all("svg .block").forEach(function (block) {
    block.addEventListener("pointerenter", function () { light(block.dataset.v); });
    block.addEventListener("pointerleave", function () { light(pinned); });
  });
  if (chooser) {
    chooser.addEventListener("change", function () {
      pinned = chooser.value;
      light(pinned);
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      pinned = "";
      if (chooser) chooser.value = "";
      tip.hidden = true;
      light("");
    }
  });

  // The filter keeps the sheets that hold all of its words; what it keeps is what is printed.
  function plain(text) { return text.toLocaleLowerCase().replace(/[\u064b-\u0652\u2066-\u2069]/g, ""); }
  all("[data-filter]").forEach(function (input) {
    var section = document.getElementById(input.dataset.filter);
    var texts = null;
    input.addEventListener("input", function () {
      var list = all(".sheet", section);
      texts = texts || list.map(function (sheet) { return plain(sheet.textContent); });
      var words = plain(input.value).split(/\s+/).filter(Boolean);
      list.forEach(function (sheet, i) {
        sheet.hidden = !words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      });
    });
  });
  all("[data-open]").forEach(function (button) {
    button.addEventListener("click", function () {
      var list = all(".sheet:not([hidden])", document.getElementById(button.dataset.open));
      var open = list.some(function (sheet) { return !sheet.open; });
      list.forEach(function (sheet) { sheet.open = open; });
    });
  });
  all("[data-print]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    zoomTo(1);
    light("");
    opened = all("details:not([open])").filter(function (d) { return !d.hidden; });
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
