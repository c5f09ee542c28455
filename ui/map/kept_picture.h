#pragma once
// Where a picture that is kept may be copied to. GUI thread.
#include <QPaintEngine>
#include <QPainter>

namespace bafar::ui::map {

/// Its device has pixels, as a screen has. One that takes letters as letters, as a printer does or
/// a test that reads them, is painted on anew.
[[nodiscard]] inline bool takesPictures(const QPainter& painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

} // namespace bafar::ui::map
