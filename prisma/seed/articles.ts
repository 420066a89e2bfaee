import { bajor } from "./articles/bajor";
import { bajoranProvisionalGovernment } from "./articles/bajoran-provisional-government";
import { bajoranResistance } from "./articles/bajoran-resistance";
import { bajorans } from "./articles/bajorans";
import { cardassianUnion } from "./articles/cardassian-union";
import { dabo } from "./articles/dabo";
import { deepSpace9 } from "./articles/deep-space-9";
import { gallitep } from "./articles/gallitep";
import { kanrilEleya } from "./articles/kanril-eleya";
import { kiraNerys } from "./articles/kira-nerys";
import { klingonCardassianAlliance } from "./articles/klingon-cardassian-alliance";
import { mainPage } from "./articles/main-page";
import { mirrorUniverse } from "./articles/mirror-universe";
import { occupationOfBajor } from "./articles/occupation-of-bajor";
import { primeDirective } from "./articles/prime-directive";
import { projectPages } from "./articles/project-pages";
import { republicOfBajor } from "./articles/republic-of-bajor";
import { roLaren } from "./articles/ro-laren";
import { shakaarResistanceCell } from "./articles/shakaar-resistance-cell";
import { signposts } from "./articles/signposts";
import { skrainDukat } from "./articles/skrain-dukat";
import { terokNor } from "./articles/terok-nor";
import { terranEmpire } from "./articles/terran-empire";
import type { SampleArticle } from "./sample";

/** Everything that the sample wiki holds. */
export const SAMPLE_ARTICLES: readonly SampleArticle[] = [
	mainPage,
	occupationOfBajor,
	bajor,
	bajorans,
	cardassianUnion,
	bajoranResistance,
	shakaarResistanceCell,
	gallitep,
	terokNor,
	deepSpace9,
	dabo,
	kiraNerys,
	roLaren,
	skrainDukat,
	kanrilEleya,
	primeDirective,
	republicOfBajor,
	bajoranProvisionalGovernment,
	mirrorUniverse,
	terranEmpire,
	klingonCardassianAlliance,
	...projectPages,
	...signposts,
];
