#pragma once
// What cards say and how they look, kept for as long as it stays the same.
//
// Measuring and shaping text is most of what the map costs, and from one look to the next most
// cards differ in nothing but their age. So lines are wrapped once, and a card is painted once, all
// but its age, into a picture that is copied then. Pictures of what was not painted lately are
// forgotten when all take too much memory. GUI thread.
#include <QPixmap>
#include <array>
#include <map>

#include "ui/map/card.h"
#include "ui/map/layout.h"
#include "ui/map/zoom.h"

namespace bafar::ui::map {

class CardCache {
public:
    /// As cardLines(), `limit` at most LinesMax. Valid until the next call.
    [[nodiscard]] const QStringList& lines(const topology::Thing& thing,
                                           const Fold& fold,
                                           double width,
                                           int limit);

    /// Whether an age has room beside the title: which of them it is counts more, and the panel has
    /// the age.
    [[nodiscard]] bool hasAgeRoom(const topology::Thing& thing, const Fold& fold, double width);

    /// A card as it looks from there; a whole one with its age, where the look has one. `area` is a
    /// place of the layout.
    void paint(QPainter& painter,
               const QRectF& area,
               const Lens& lens,
               const topology::Thing& thing,
               const Fold& fold,
               const CardLook& look,
               const shared::Tokens& tokens);

    /// Fonts or colours are others now.
    void clear() { kept_.clear(); }

    /// Every card that is seen has been painted once more.
    void endFrame();

    /// Forgets what has no card any more.
    void keepOnly(const topology::Topology& shown);

private:
    /// What a picture was painted from, beside the thing itself and its fold.
    struct Look {
        QRectF area; ///< its pixels, and where within one it begins
        double zoom = 1;
        CardLook card;
        double ageWidth = 0;
        double scale = 1; ///< device pixels per pixel
        const shared::Tokens* tokens = nullptr;

        bool operator==(const Look&) const = default;
    };

    struct Kept {
        schema::Entity entity;
        QString seen; ///< "seen 14 s ago", of what is quiet
        Fold fold;
        double width = 0;
        std::array<std::optional<QStringList>, LinesMax + 1> lines; ///< by their limit
        std::optional<double> withTitle;                            ///< widthWithTitle()
        Look look;
        QPixmap picture;
        std::uint64_t paintedIn = 0; ///< the frame
    };

    Kept& of(const topology::Thing& thing, const Fold& fold, double width);
    void paintPicture(Kept& kept,
                      const QRectF& area,
                      const topology::Thing& thing,
                      const Fold& fold,
                      Qt::LayoutDirection direction);
    /// `painter` stands where the picture would begin.
    void paintFace(QPainter& painter,
                   Kept& kept,
                   const QRectF& area,
                   const topology::Thing& thing,
                   const Fold& fold);
    [[nodiscard]] static qint64 pixelsOf(const Kept& kept);

    std::map<std::string, Kept, std::less<>> kept_; ///< by the thing's id
    std::uint64_t frame_ = 0;
};

} // namespace bafar::ui::map
